namespace Meld.Text.Tokenizers;

/// <summary>A text, or a pair of texts, in tokens, special ones included.</summary>
/// <param name="Ids">The id of each token.</param>
/// <param name="Offsets">
/// Where each token lies in its text, in UTF-16 code units, end exclusive; of a special token (0, 0). Of a token that is only some bytes of a character: the
/// whole character.
/// </param>
public sealed record TokenizedText(IReadOnlyList<int> Ids, IReadOnlyList<(int Start, int End)> Offsets)
{
    /// <summary>The type id of each token: 0, and in a pair mostly 1 from the second text on, as the model was trained.</summary>
    public IReadOnlyList<int> TypeIds { get; init; } = new int[Ids.Count];

    /// <summary>How many tokens.</summary>
    public int Count => Ids.Count;
}
