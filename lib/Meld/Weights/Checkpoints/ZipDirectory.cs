using System.Buffers.Binary;
using System.Text;

namespace Meld.Weights.Checkpoints;

/// <summary>
/// Finds the files of a zip archive where they lie in it, so that they can be read in place. Only stored files are allowed, as PyTorch writes them: nothing is
/// ever unpacked. Sums of the content are not compared: PyTorch does not either, and may write none (<c>set_crc32_options</c>).
/// </summary>
internal sealed class ZipDirectory
{
    private const long MostBytes = 64_000_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly WeightsBytes file;
    private readonly FileRange directory;
    private readonly List<ZipEntry> entries;

    private ZipDirectory(WeightsBytes file, ZipEnd end)
    {
        (this.file, directory) = (file, end.Directory);
        entries = Entries(end.Count);
    }

    /// <summary>The names of all files, whatever they are.</summary>
    public IEnumerable<string> Names => entries.Select(entry => entry.Name);

    /// <summary>Reads the directory of an archive.</summary>
    /// <exception cref="WeightsFormatException">It breaks the format, or files are encrypted.</exception>
    public static ZipDirectory Open(WeightsBytes file) => new(file, ZipEnd.Read(file));

    /// <summary>The content of every file, by name.</summary>
    /// <exception cref="WeightsFormatException">Files are not where they should be, compressed, twice there or overlap.</exception>
    public Dictionary<string, FileRange> Contents()
    {
        var contents = new Dictionary<string, FileRange>(StringComparer.Ordinal);
        var covered = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.HeaderOffset))
        {
            if (entry.HeaderOffset < covered) throw Error(entry.Name, "overlaps another.");
            var content = Content(entry);
            if (!contents.TryAdd(entry.Name, content)) throw Error(entry.Name, "is there twice.");
            covered = content.End;
        }
        return contents;
    }

    private List<ZipEntry> Entries(long count)
    {
        if (directory.Length > MostBytes) throw file.Error($"has a directory of {directory.Length} bytes, over {MostBytes}.");
        var bytes = new byte[directory.Length];
        file.Read(directory.Begin, bytes);
        var entries = new List<ZipEntry>();
        ReadOnlySpan<byte> rest = bytes;
        for (var i = 0L; i < count; i++) entries.Add(Entry(ref rest));
        return rest.IsEmpty ? entries : throw file.Error($"has {rest.Length} bytes after the entries of its directory.");
    }

    private ZipEntry Entry(ref ReadOnlySpan<byte> rest)
    {
        if (rest.Length < ZipFields.CentralHeaderBytes || BinaryPrimitives.ReadUInt32LittleEndian(rest) != ZipFields.CentralHeader)
            throw file.Error("has a damaged directory: an entry does not begin where it should.");
        var header = rest[..ZipFields.CentralHeaderBytes];
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]), commentLength = BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
        rest = rest[ZipFields.CentralHeaderBytes..];
        if (rest.Length < nameLength + extraLength + commentLength) throw file.Error("has a damaged directory: an entry is cut off.");
        var name = Name(rest[..nameLength]);
        var extra = Extra64(name, rest.Slice(nameLength, extraLength));
        rest = rest[(nameLength + extraLength + commentLength)..];
        return Entry(name, header, extra);
    }

    private ZipEntry Entry(string name, ReadOnlySpan<byte> header, ReadOnlySpan<byte> extra)
    {
        if ((BinaryPrimitives.ReadUInt16LittleEndian(header[8..]) & 1) != 0) throw Error(name, "is encrypted, and no weights are.");
        var isStored = BinaryPrimitives.ReadUInt16LittleEndian(header[10..]) == 0;
        var length = Number(name, header[24..], ref extra);
        var packed = Number(name, header[20..], ref extra);
        var offset = Number(name, header[42..], ref extra);
        return length == packed || !isStored
            ? new ZipEntry(name, offset, packed, isStored)
            : throw Error(name, $"has {packed} bytes for {length}, and nothing is compressed.");
    }

    /// <summary>A number of four bytes, or where those say so the next eight of the zip64 field.</summary>
    private long Number(string name, ReadOnlySpan<byte> field, ref ReadOnlySpan<byte> extra)
    {
        var number = BinaryPrimitives.ReadUInt32LittleEndian(field);
        if (number != ZipFields.In64) return number;
        if (extra.Length < sizeof(long) || BinaryPrimitives.ReadInt64LittleEndian(extra) is not (>= 0 and var large))
            throw Error(name, "lacks its zip64 numbers.");
        extra = extra[sizeof(long)..];
        return large;
    }

    private ReadOnlySpan<byte> Extra64(string name, ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (length > extra.Length - 4) throw Error(name, "has a damaged extra field.");
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == ZipFields.Extra64) return extra.Slice(4, length);
            extra = extra[(4 + length)..];
        }
        return [];
    }

    /// <summary>Where an entry's content lies, behind its own header, which must be of the same file.</summary>
    private FileRange Content(ZipEntry entry)
    {
        if (!entry.IsStored) throw Error(entry.Name, "is compressed, and PyTorch stores its files; load it with Python and save it again with torch.save.");
        Span<byte> header = stackalloc byte[ZipFields.LocalHeaderBytes];
        if (entry.HeaderOffset > directory.Begin - header.Length) throw Error(entry.Name, $"begins at {entry.HeaderOffset}, outside the archive.");
        file.Read(entry.HeaderOffset, header);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != ZipFields.LocalHeader) throw Error(entry.Name, "does not begin where the directory has it.");
        var (nameLength, extraLength) = (BinaryPrimitives.ReadUInt16LittleEndian(header[26..]), BinaryPrimitives.ReadUInt16LittleEndian(header[28..]));
        var nameBegin = entry.HeaderOffset + header.Length;
        var content = new FileRange(nameBegin + nameLength + extraLength, entry.Length);
        if (content.Length > directory.Begin || content.Begin > directory.Begin - content.Length)
            throw Error(entry.Name, "reaches over the end of the archive.");
        var name = new byte[nameLength];
        file.Read(nameBegin, name);
        if (Name(name) != entry.Name || BinaryPrimitives.ReadUInt16LittleEndian(header[8..]) != 0) throw Error(entry.Name, "has a header of another file.");
        return content;
    }

    private string Name(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            throw file.Error("has a file whose name is not UTF-8.", error);
        }
    }

    private WeightsFormatException Error(string entry, string problem) => file.Error($"its file {entry} {problem}");
}
