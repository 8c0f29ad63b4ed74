using System.Text;
using Meld.Text.Tokenizers.Unicode;

namespace Meld.Text.Tokenizers.WordPieces;

/// <summary>
/// What BERT does to a text before it cuts it: cleans it, puts spaces around Chinese characters, strips accents, lower-cases; in this order, as
/// <c>BertNormalizer</c> of Hugging Face's <c>tokenizers</c> does. Code point by code point, so that each one's place in the original stays known.
/// </summary>
internal sealed class BertNormalizer
{
    private readonly WordPieceSettings settings;

    // What an ASCII character becomes, NUL where it is left out.
    private readonly char[] ascii = new char[128];

    public BertNormalizer(WordPieceSettings settings)
    {
        this.settings = settings;
        for (var unit = '\0'; unit < ascii.Length; unit++)
        {
            var kinds = CharacterTable.Of(unit);
            var removed = settings.CleanText && kinds.HasFlag(CharacterKinds.Removed);
            var cleaned = settings.CleanText && kinds.HasFlag(CharacterKinds.Space) ? ' ' : unit;
            ascii[unit] = removed ? '\0' : settings.LowerCase ? char.ToLowerInvariant(cleaned) : cleaned;
        }
    }

    /// <summary>Adds the normalized text.</summary>
    /// <param name="text">Well-formed UTF-16.</param>
    /// <param name="position">Where it starts in the original.</param>
    /// <param name="output">Where it goes.</param>
    public void Normalize(ReadOnlySpan<char> text, int position, AlignedText output)
    {
        var marks = new MarkRun(output, settings);
        for (var (i, width) = (0, 1); i < text.Length; i += width)
        {
            var unit = text[i];
            if (unit < ascii.Length && (unit != '\0' || settings.CleanText))
            {
                width = 1;
                if (ascii[unit] == '\0') continue;
                marks.Flush();
                output.Add(ascii[unit], position + i, position + i + 1);
                continue;
            }
            var kinds = CharacterTable.At(text, i, out width);
            Rune.DecodeFromUtf16(text[i..], out var rune, out _);
            Add(rune.Value, kinds, position + i, position + i + width, ref marks);
        }
        marks.Flush();
    }

    private void Add(int code, CharacterKinds kinds, int start, int end, ref MarkRun marks)
    {
        if (settings.CleanText && (kinds & CharacterKinds.Removed) != 0) return;
        if (settings.CleanText && (kinds & CharacterKinds.Space) != 0) code = ' ';
        var apart = settings.SpaceIdeographs && (kinds & CharacterKinds.Ideograph) != 0;
        if (apart) marks.Add(' ', CharacterKinds.None, start, end);
        marks.Add(code, kinds, start, end);
        if (apart) marks.Add(' ', CharacterKinds.None, start, end);
    }
}
