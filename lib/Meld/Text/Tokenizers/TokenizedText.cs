namespace Meld.Text.Tokenizers;

/// <summary>A text in tokens, special ones included.</summary>
/// <param name="Ids">The id of each token.</param>
/// <param name="Offsets">Where each token lies in the text, in UTF-16 code units, end exclusive; of a special token (0, 0).</param>
public sealed record TokenizedText(IReadOnlyList<int> Ids, IReadOnlyList<(int Start, int End)> Offsets)
{
    /// <summary>How many tokens.</summary>
    public int Count => Ids.Count;
}
