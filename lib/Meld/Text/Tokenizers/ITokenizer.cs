namespace Meld.Text.Tokenizers;

/// <summary>Cuts a text into the pieces of a pretrained vocabulary. Safe for use from several threads.</summary>
public interface ITokenizer
{
    /// <summary>How many ids there are; every id is below it.</summary>
    int VocabularySize { get; }

    /// <summary>The id that fills short texts of a batch; of a vocabulary that has none for it, one that a mask hides.</summary>
    int PaddingId { get; }

    /// <summary>The tokens of a text.</summary>
    /// <param name="text">Any text; unpaired surrogates are read as U+FFFD.</param>
    /// <param name="truncation">How much is kept; null for all.</param>
    TokenizedText Encode(string text, Truncation? truncation = null);

    /// <summary>The id of a token as the vocabulary writes it; null where it has none.</summary>
    int? IdOf(string token);

    /// <summary>The token of an id as the vocabulary writes it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such id.</exception>
    string TokenOf(int id);
}
