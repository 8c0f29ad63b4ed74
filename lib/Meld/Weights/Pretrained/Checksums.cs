using System.Text;
using Meld.Storage;

namespace Meld.Weights.Pretrained;

/// <summary>The hashes of a folder's files as <c>sha256sum</c> writes them and <c>sha256sum --check</c> reads them: hex digits, two spaces, the name.</summary>
internal static class Checksums
{
    /// <summary>What such a file is called.</summary>
    public const string FileName = "SHA256SUMS";

    private const int DigestLength = 2 * Digest.Size;

    /// <summary>Reads hashes by name.</summary>
    /// <exception cref="FormatException">A line is none of these, or a name occurs twice; the message is one sentence that says which line.</exception>
    public static IReadOnlyDictionary<string, Digest> Parse(string text)
    {
        var hashes = new Dictionary<string, Digest>(StringComparer.Ordinal);
        foreach (var (index, line) in text.Split('\n').Index())
        {
            if (line.Length == 0) continue;
            if (Entry(line) is not var (name, hash)) throw new FormatException($"line {index + 1} is no hash and name");
            if (!hashes.TryAdd(name, hash)) throw new FormatException($"line {index + 1} has {name} again");
        }
        return hashes;
    }

    /// <summary>Writes hashes by name.</summary>
    public static string Format(IEnumerable<(string Name, Digest Hash)> hashes)
    {
        var text = new StringBuilder();
        foreach (var (name, hash) in hashes) text.Append(hash).Append("  ").Append(name).Append('\n');
        return text.ToString();
    }

    // The second of the two characters between is an asterisk where the hash was taken of a file opened as binary, which on Linux is the same.
    private static (string Name, Digest Hash)? Entry(string line) =>
        line.Length > DigestLength + 2 && line[DigestLength] == ' ' && line[DigestLength + 1] is ' ' or '*' && IsHex(line[..DigestLength])
            ? (line[(DigestLength + 2)..], Digest.Parse(line[..DigestLength]))
            : null;

    private static bool IsHex(string text) => text.All(char.IsAsciiHexDigit);
}
