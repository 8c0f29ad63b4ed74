using System.Text.RegularExpressions;

namespace NotebookEngine.Exporting;

/// <summary>Text that was meant for a terminal, made fit for a page or for somebody else's terminal.</summary>
public static partial class TerminalText
{
    /// <summary>
    /// The text without escape sequences (colours, window titles, links, cursor movements) and without control characters but for line feed
    /// and tab: what a cell prints or throws neither colours a page nor steers the terminal that names the failure.
    /// </summary>
    public static string Plain(string text) => Unprintable().Replace((text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal), "");

    /// <summary>What a terminal shows in the end: of a line that carriage returns wrote over, as progress bars do, the last state.</summary>
    public static string Settled(string text)
    {
        if (!(text ?? "").Contains('\r')) return Plain(text!);
        return Plain(string.Join('\n', text!.Split('\n').Select(LastState)));
    }

    private static string LastState(string line)
    {
        // A return at the end has not been written over yet.
        var trimmed = line.TrimEnd('\r');
        return trimmed[(trimmed.LastIndexOf('\r') + 1)..];
    }

    // In this order: CSI sequences; OSC, DCS and other strings up to their end, never beyond the line, lest a broken one hide the rest; other
    // escape sequences; control characters. The one-character forms U+0080 to U+009F mean the same to some terminals.
    [GeneratedRegex(
        @"(?:\x1B\[|\x9B)[0-?]*[ -/]*[@-~]?"
        + @"|(?:\x1B[\]PX^_]|[\x90\x98\x9D-\x9F])[^\x07\x1B\x9C\n]*(?:\x07|\x1B\\|\x9C)?"
        + @"|\x1B[ -/]*[0-~]?"
        + @"|[\x00-\x08\x0B-\x1F\x7F-\x9F]")]
    private static partial Regex Unprintable();
}
