using Meld.Features;

namespace Meld.Tests.Features.Filling;

/// <summary>The letters of a text as numbers, <c>I32 [letters]</c>; absent where there is none.</summary>
internal sealed class LettersStep : ITextStep
{
    public StepIdentity Identity { get; } = new("text.letters", 1, "");

    public FeatureValue Compute(string text) =>
        text.Length == 0 ? FeatureValue.Absent("no letters") : FeatureValue.Of([.. text.Select(letter => (int)letter)], text.Length);
}
