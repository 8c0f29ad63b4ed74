using System.Globalization;
using System.Text;

namespace Meld.Storage.Archives;

/// <summary>What an extended header (pax, POSIX.1-2001) says about the entry behind it, as far as it matters here.</summary>
/// <param name="Path">The path that stands for the header's own.</param>
/// <param name="Size">The size that stands for the header's own.</param>
/// <param name="IsSparse">Whether the content is GNU tar's account of a sparse file instead of the file.</param>
/// <param name="IsLink">Whether it names what a link leads to.</param>
internal readonly record struct PaxRecords(string? Path, long? Size, bool IsSparse, bool IsLink)
{
    /// <summary>Reads the records, <c>LENGTH KEY=VALUE\n</c> each, where the length counts all of it.</summary>
    /// <exception cref="FormatException">They are malformed; the message says how in a few words.</exception>
    public static PaxRecords Parse(ReadOnlySpan<byte> records)
    {
        var result = default(PaxRecords);
        while (!records.IsEmpty)
        {
            var record = Next(ref records);
            var equals = record.IndexOf((byte)'=');
            if (equals <= 0) throw Malformed();
            result = result.With(record[..equals], record[(equals + 1)..]);
        }
        return result;
    }

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> records)
    {
        var blank = records.IndexOf((byte)' ');
        // Seven digits are more than any extended header that is read at all.
        if (blank is < 1 or > 7 || records[..blank].ContainsAnyExceptInRange((byte)'0', (byte)'9')) throw Malformed();
        var length = int.Parse(records[..blank], CultureInfo.InvariantCulture);
        if (length <= blank + 1 || length > records.Length || records[length - 1] != '\n') throw Malformed();
        var record = records[(blank + 1)..(length - 1)];
        records = records[length..];
        return record;
    }

    private PaxRecords With(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (key.SequenceEqual("path"u8)) return this with { Path = TarText.Decode(value) };
        if (key.SequenceEqual("size"u8)) return this with { Size = ParseSize(value) };
        if (key.SequenceEqual("linkpath"u8)) return this with { IsLink = true };
        return key.StartsWith("GNU.sparse."u8) ? this with { IsSparse = true } : this;
    }

    private static long ParseSize(ReadOnlySpan<byte> value) => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
        ? size
        : throw new FormatException($"gives '{ArchivePath.Shown(Encoding.Latin1.GetString(value))}' for a size");

    private static FormatException Malformed() => new("is malformed");
}
