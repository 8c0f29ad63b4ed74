namespace Meld.Text.Tokenizers;

/// <summary>How a <see cref="BytePairTokenizer"/> treats the ends of a text. Defaults are those of GPT-2.</summary>
public sealed record BytePairSettings
{
    /// <summary>Whether a text that begins without a space is given one, so that its first word is read as any other.</summary>
    public bool AddPrefixSpace { get; init; }

    /// <summary>Whether a token's place leaves out the spaces at its ends.</summary>
    public bool TrimOffsets { get; init; }

    /// <summary>Of <see cref="TrimOffsets"/>: whether one space at the very beginning is taken for one that was added, and so is no part of the text.</summary>
    public bool KeepFirstSpace { get; init; } = true;
}
