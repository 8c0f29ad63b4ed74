using System.Text;

namespace Meld.Tests.Text.Tokenizers;

/// <summary>Seeded texts of everything that a tokenizer may get wrong.</summary>
internal static class RandomTexts
{
    private static readonly (int First, int Last)[] Pools =
    [
        (0x20, 0x7E), (0x61, 0x7A), (0xC0, 0x24F), (0x300, 0x36F), (0x370, 0x4FF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0x1F300, 0x1F6FF), (0x00, 0x1F), (0x590, 0x78F),
        (0x2000, 0x206F), (0x00, 0x10FFFF), (0x00, 0x2FFF), (0x3000, 0x31FF), (0xF900, 0xFFFF), (0x1E00, 0x1FFF), (0x10000, 0x11FFF), (0x900, 0x10FF), (0xD800, 0xDFFF),
        (0x1D100, 0x1D24F), (0x20000, 0x2FA1F),
    ];

    private static readonly string[] Snippets =
    [
        "[MASK]", "[CLS]", "[SEP]", "[UNK]", "[PAD]", "[mask]", "<|endoftext|>", "##ing", "’s", "'ll", "'re", "'Re", " 've", "“", "”", "…", "\u200D", "\uFE0F",
        "\U0001F469\u200D\U0001F469\u200D\U0001F466", "  ", "   ", "\n\n", "\t", "\u00A0", "\u3000", "\u0085", "\uFEFF", "a\u0323\u0307", "e\u0302\u0323", "\u0344\u0327",
        "İ", "ß", "ẞ", "Σ", "ΑΣ ", "\u212A", "\u212B", "ﬁ", "가각", "1234", "x²", "Ⅷ", "don't", "I'M", "\uFFFD", "\0", "New Wörd", "<tail>", "\uD83D",
    ];

    /// <summary>Texts of up to 24 characters or snippets, most of them of one script.</summary>
    public static IReadOnlyList<string> Make(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Text(random))];
    }

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        var pool = Pools[random.Next(Pools.Length)];
        for (var left = random.Next(1, 25); left > 0; left--)
        {
            switch (random.Next(10))
            {
                case 0:
                    text.Append(Snippets[random.Next(Snippets.Length)]);
                    break;
                case 1:
                    text.Append(' ');
                    break;
                case < 4:
                    Append(text, random, pool = Pools[random.Next(Pools.Length)]);
                    break;
                default:
                    Append(text, random, pool);
                    break;
            }
        }
        return text.ToString();
    }

    // A surrogate is appended alone.
    private static void Append(StringBuilder text, Random random, (int First, int Last) pool)
    {
        var code = random.Next(pool.First, pool.Last + 1);
        if (Rune.IsValid(code)) text.Append(new Rune(code).ToString());
        else text.Append((char)code);
    }
}
