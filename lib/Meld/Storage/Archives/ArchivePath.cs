using System.Globalization;
using System.Text;

namespace Meld.Storage.Archives;

/// <summary>Which paths of an archive are taken: those that mean one and the same file below the target on every file system.</summary>
internal static class ArchivePath
{
    private const int LongestName = 255, LongestShown = 100;

    // Names of devices on Windows, with any extension (Microsoft, "Naming Files, Paths, and Namespaces").
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    /// <summary>Says in a few words what is wrong with a path, or null and the path without a leading <c>./</c> and a folder's closing <c>/</c>.</summary>
    /// <param name="name">As the archive has it.</param>
    /// <param name="isFolder">Whether a folder has it.</param>
    /// <param name="longest">Bytes that it may have.</param>
    /// <param name="path">The path; empty for the root itself.</param>
    public static string? Problem(string name, bool isFolder, int longest, out string path)
    {
        path = name;
        while (path.StartsWith("./", StringComparison.Ordinal)) path = path[2..];
        if (isFolder && path.EndsWith('/') && path.Length > 1) path = path[..^1];
        if (isFolder && name.StartsWith('.') && path is "" or ".")
        {
            path = "";
            return null;
        }
        if (path.Length == 0) return "its name is empty";
        if (Encoding.UTF8.GetByteCount(name) > longest) return $"its name is longer than {ArchiveScan.Number(longest)} bytes";
        if (path[0] == '/') return "its name is an absolute path";
        return OfCharacters(path) ?? path.Split('/').Select(OfPart).FirstOrDefault(problem => problem is not null);
    }

    /// <summary>A name for a message: without what would disturb it, and not too long.</summary>
    public static string Shown(string name)
    {
        var shown = new StringBuilder();
        foreach (var character in name.Take(LongestShown))
        {
            if (IsUnseen(character) || char.IsSurrogate(character)) shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            else shown.Append(character);
        }
        return shown.Append(name.Length > LongestShown ? "…" : "").ToString();
    }

    private static string? OfCharacters(string path)
    {
        foreach (var character in path)
        {
            switch (character)
            {
                case '\\': return "its name has a backslash, which separates folders on Windows";
                case ':': return "its name has a colon, which stands after a drive on Windows";
                case var unseen when IsUnseen(unseen): return "its name has a control character";
                // File systems keep é as one character or as e with an accent, and some take both for the same. Without tables for all of Unicode,
                // whatever may be such a part is refused, and so are the characters that have a twin.
                case var mark when IsComposing(mark): return "its name has a character that file systems spell in several ways";
            }
        }
        return null;
    }

    private static string? OfPart(string part) => part switch
    {
        "" => "its name has an empty part",
        "." or ".." => $"its name has the part '{part}'",
        _ when part[^1] is '.' or ' ' => "a part of its name ends with a dot or a blank, which Windows drops",
        _ when Encoding.UTF8.GetByteCount(part) > LongestName => $"a part of its name is longer than {LongestName} bytes",
        _ when IsDevice(part) => "its name is a device on Windows",
        _ => null,
    };

    private static bool IsDevice(string part)
    {
        var stem = part.Split('.')[0].TrimEnd().ToUpperInvariant();
        return Devices.Contains(stem) || (stem is ['C', 'O', 'M', _] or ['L', 'P', 'T', _] && (char.IsAsciiDigit(stem[3]) || stem[3] is '¹' or '²' or '³'));
    }

    private static bool IsUnseen(char character) => char.IsControl(character)
        || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool IsComposing(char character) =>
        CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        || char.IsSurrogate(character)
        || character is (>= '\u1100' and <= '\u11FF') or (>= '\uA960' and <= '\uA97F') or (>= '\uD7B0' and <= '\uD7FF') or '\u0374' or '\u037E' or '\u0387'
            or (>= '\u1F00' and <= '\u1FFF') or '\u2000' or '\u2001' or '\u2126' or '\u212A' or '\u212B' or '\u2329' or '\u232A'
            or (>= '\uF900' and <= '\uFAFF');
}
