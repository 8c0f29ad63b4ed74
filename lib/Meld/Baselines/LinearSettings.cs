using Meld.Text;

namespace Meld.Baselines;

/// <summary>
/// Choices of the linear baseline. The tokens were chosen on MELD's dev split: weighted F1 0.547 with punctuation as words, 0.525 without.
/// </summary>
/// <param name="WordDocumentFrequency">Word n-grams in fewer training texts are dropped.</param>
/// <param name="CharacterDocumentFrequency">Character n-grams in fewer training texts are dropped.</param>
/// <param name="C">Weight of the data against the penalty; larger fits closer.</param>
/// <param name="ClassWeightPower">Power of <see cref="ClassWeights.Balanced"/>.</param>
public sealed record LinearSettings(
    int WordDocumentFrequency = 2, int CharacterDocumentFrequency = 3, double C = 1, double ClassWeightPower = 0.5)
{
    /// <summary>Word 1-2-grams; one-letter words and single punctuation marks are words too.</summary>
    public WordNgrams Words { get; init; } = new(Min: 1, Max: 2, MinLength: 1, Punctuation: true);

    /// <summary>Character 3-5-grams within words.</summary>
    public CharacterNgrams Characters { get; init; } = new(Min: 3, Max: 5);

    /// <summary>How the solver stops.</summary>
    public LbfgsSettings Solver { get; init; } = new();
}
