using System.Text.RegularExpressions;

namespace Meld.Text;

/// <summary>
/// Words and marks of spoken dialogue. Contractions are cut as the Penn Treebank cuts them (<c>do n't</c>, <c>you 're</c>), so that each half has a
/// pretrained vector, and how loud somebody is stays visible: <c>!!!</c> becomes two marks, a mixed run such as <c>?!?</c> the one token <c>?!</c>,
/// dots become <c>...</c>.
/// </summary>
public static partial class DialogueTokens
{
    private const string Mixed = "?!";
    private const string Dots = "...";

    /// <summary>The tokens of a text in order, in its own case; unpaired surrogates become U+FFFD. A text without any is a full stop.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<string>();
        foreach (var match in Token().EnumerateMatches(text = Plain(Characters.WellFormed(text))))
        {
            var token = text.AsSpan(match.Index, match.Length);
            if (token.Length == 1) tokens.Add(token.ToString());
            else if (token[0] is '!' or '?') AddMarks(token, tokens);
            else tokens.Add(token.StartsWith("..", StringComparison.Ordinal) ? Dots : token.ToString());
        }
        return tokens.Count == 0 ? ["."] : tokens;
    }

    private static void AddMarks(ReadOnlySpan<char> marks, List<string> tokens)
    {
        if (marks.ContainsAnyExcept(marks[0]))
        {
            tokens.Add(Mixed);
            return;
        }
        tokens.Add(marks[..1].ToString());
        tokens.Add(marks[..1].ToString());
    }

    /// <summary>The text with typographic quotes, dashes and dots as a keyboard has them.</summary>
    private static string Plain(string text) => text
        .Replace('’', '\'').Replace('‘', '\'').Replace('`', '\'')
        .Replace('“', '"').Replace('”', '"')
        .Replace('–', '-').Replace('—', '-')
        .Replace("…", Dots, StringComparison.Ordinal);

    [GeneratedRegex(
        @"\.\.\.+|[!?]+|n't\b|'(?:s|re|ve|ll|m|d)\b|\w+?(?=n't\b)|\w+|[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\w\s]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
