using System.Globalization;
using System.Text;

namespace Meld.Text.Tokenizers;

/// <summary>A tokenizer's files cannot be used; the message names the file, the line or key, and what is wrong.</summary>
public sealed class TokenizerException : IOException
{
    private const int LongestQuote = 40;
    private const int LongestPlace = 200;

    /// <summary>An error in a file as a whole (<paramref name="place"/> null), or at a line or key of it.</summary>
    public TokenizerException(string file, string? place, string problem, Exception? cause = null)
        : base(place is null ? $"{file}: {problem}" : $"{file}, {Shown(place, LongestPlace)}: {problem}", cause) => (File, Place) = (file, place);

    /// <summary>Path of the file or folder.</summary>
    public string File { get; }

    /// <summary>The line or key at fault, such as <c>line 7</c> or <c>key model.vocab</c>; null where the file as a whole is.</summary>
    public string? Place { get; }

    /// <summary>A line of a file as <see cref="Place"/> names it.</summary>
    internal static string Line(int line) => string.Create(CultureInfo.InvariantCulture, $"line {line}");

    /// <summary>What a file holds, short and visible enough for a message.</summary>
    internal static string Quote(string text) => $"\"{Shown(text, LongestQuote)}\"";

    private static string Shown(string text, int longest)
    {
        var shown = new StringBuilder();
        foreach (var unit in text.AsSpan(0, Math.Min(text.Length, longest)))
        {
            if (char.IsControl(unit) || char.IsSurrogate(unit)) shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            else shown.Append(unit);
        }
        return shown.Append(text.Length > longest ? "…" : "").ToString();
    }
}
