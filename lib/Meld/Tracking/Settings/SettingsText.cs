using System.Globalization;
using System.Text;

namespace Meld.Tracking.Settings;

/// <summary>Nodes as YAML that its readers, old and new, take for the same: one key a line, lists of single values in one line, LF line ends.</summary>
internal static class SettingsText
{
    // What YAML 1.1 takes for something else than a text.
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "null", "true", "false", "yes", "no", "on", "off", "y", "n" };

    /// <summary>The text of a mapping.</summary>
    public static string Of(MappingNode mapping)
    {
        var text = new StringBuilder();
        if (mapping.Entries.Count == 0) text.Append("{}\n");
        Append(text, mapping, "");
        return text.ToString();
    }

    /// <summary>A number in the shortest digits that read back to the same bits; very large and very small ones as <c>8.0e-6</c>.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public static string Number<T>(T value)
        where T : IFormattable
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (text is "NaN" or "Infinity" or "-Infinity") throw new ArgumentException($"{text} cannot be written as a setting.", nameof(value));
        if (text.Split('E') is not [var digits, var exponent]) return text;
        // YAML 1.1 takes an exponent for part of a number only after a point and with a sign.
        return $"{digits}{(digits.Contains('.') ? "" : ".0")}e{exponent[0]}{exponent[1..].TrimStart('0')}";
    }

    private static void Append(StringBuilder text, MappingNode mapping, string indent)
    {
        foreach (var entry in mapping.Entries)
        {
            text.Append(indent).Append(Text(entry.Key)).Append(':');
            Append(text, entry.Value, indent);
        }
    }

    private static void Append(StringBuilder text, SettingsNode value, string indent)
    {
        switch (value)
        {
            case MappingNode { Entries.Count: > 0 } mapping:
                text.Append('\n');
                Append(text, mapping, indent + "  ");
                break;
            case SequenceNode list when list.Items.Any(item => item is MappingNode):
                text.Append('\n');
                foreach (var item in list.Items) text.Append(indent).Append("  - ").Append(Flow(item)).Append('\n');
                break;
            default:
                text.Append(' ').Append(Flow(value)).Append('\n');
                break;
        }
    }

    private static string Flow(SettingsNode node) => node switch
    {
        MappingNode mapping => "{" + string.Join(", ", mapping.Entries.Select(entry => $"{Text(entry.Key)}: {Flow(entry.Value)}")) + "}",
        SequenceNode list => "[" + string.Join(", ", list.Items.Select(Flow)) + "]",
        ScalarNode { Plain: true } plain => plain.Text,
        _ => Text(((ScalarNode)node).Text),
    };

    private static string Text(string text)
    {
        var plain = text.Length > 0 && char.IsAsciiLetter(text[0]) && !Words.Contains(text)
            && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.' or '/');
        return plain ? text : $"\"{string.Concat(text.Select(Escaped))}\"";
    }

    private static string Escaped(char letter) => letter switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\n' => @"\n",
        _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff' => $"\\u{(int)letter:x4}",
        _ => letter.ToString(),
    };
}
