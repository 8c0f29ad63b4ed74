using Meld.Corpus;

namespace Meld.Features.Filling;

/// <summary>A clip of which a fill has no feature.</summary>
/// <param name="Clip">Whose clip it is.</param>
/// <param name="Path">Its full path.</param>
/// <param name="Result">Missing or bad.</param>
/// <param name="Reason">Why, in words without a full stop.</param>
/// <param name="Steps">The steps that lack it.</param>
public sealed record SkippedClip(UtteranceKey Clip, string Path, StepResult Result, string Reason, IReadOnlyList<string> Steps)
{
    /// <summary>One sentence.</summary>
    public override string ToString() => $"{Path}: {Reason} ({string.Join(", ", Steps)}).";
}
