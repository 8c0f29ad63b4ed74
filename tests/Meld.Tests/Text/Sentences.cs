namespace Meld.Tests.Text;

/// <summary>Five made-up sentences with what trips tokenizers: quotes, numbers, a combining mark, emoji, odd white space.</summary>
internal static class Sentences
{
    public static readonly string[] All =
    [
        "Oh my God! What's that?",
        "I don't know… I-I don't KNOW.",
        "You’re kidding! café 2½, cafe\u0301",
        "Ünïcode \U0001F600\U0001F600 ok, ok\U0001F600!",
        "   a\u00A0b\tcc \u0085 x_y ...  know that? ",
    ];

    /// <summary>ASCII as it is, every other UTF-16 unit as \uXXXX.</summary>
    public static string Escape(string text) => string.Concat(text.Select(unit => unit is >= ' ' and <= '~' ? $"{unit}" : $"\\u{(int)unit:X4}"));
}
