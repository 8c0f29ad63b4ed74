using System.Text;

namespace Meld.Text.Tokenizers.BytePairs;

/// <summary>
/// The visible letter that GPT-2's vocabulary writes for each byte: itself where Latin-1 prints it, and from U+0100 on, in order, for the 68 others; a space is
/// <c>Ġ</c> (<c>bytes_to_unicode</c> of GPT-2's <c>encoder.py</c>).
/// </summary>
internal static class ByteLetters
{
    private const char FirstSubstitute = '\u0100';

    private static readonly char[] Letters = MakeLetters();
    private static readonly Dictionary<char, byte> Bytes = Enumerable.Range(0, 256).ToDictionary(value => Letters[value], value => (byte)value);

    /// <summary>The letter of a byte.</summary>
    public static char Of(byte value) => Letters[value];

    /// <summary>The bytes of a token; of one that is not written in these letters, such as an added one with a space, its UTF-8.</summary>
    public static byte[] BytesOf(string token)
    {
        var bytes = new byte[token.Length];
        for (var i = 0; i < token.Length; i++)
        {
            if (!Bytes.TryGetValue(token[i], out bytes[i])) return Encoding.UTF8.GetBytes(token);
        }
        return bytes;
    }

    /// <summary>How many spaces a token has at its two ends.</summary>
    public static (int Leading, int Trailing) SpacesOf(string token)
    {
        var space = Of((byte)' ');
        return (token.Length - token.AsSpan().TrimStart(space).Length, token.Length - token.AsSpan().TrimEnd(space).Length);
    }

    private static char[] MakeLetters()
    {
        var letters = new char[256];
        var next = FirstSubstitute;
        for (var value = 0; value < letters.Length; value++)
            letters[value] = value is >= '!' and <= '~' or >= 0xA1 and <= 0xAC or >= 0xAE ? (char)value : next++;
        return letters;
    }
}
