using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Meld.Storage.Archives;

/// <summary>
/// Decompresses gzip (RFC 1952) with every check that it offers. .NET's own GZipStream takes a file that is cut short for a whole one, anywhere from its
/// middle to its last byte (.NET 10), so only deflate is .NET's here and the frame around it is read by hand.
/// </summary>
internal sealed class GunzipStream(ArchiveInput input, ArchiveScan scan, string archive) : ReadOnlyStream
{
    private const int HeaderSize = 10, TrailerSize = 8, LongestField = 1 << 15;
    private const byte HeaderChecksum = 2, ExtraField = 4, FileName = 8, Comment = 16, Reserved = 0xE0;

    private readonly Crc32 checksum = new();
    private DeflateStream? member;
    private uint length;
    private bool hasMember;

    /// <summary>Whether these are gzip's first bytes.</summary>
    public static bool IsGzip(ReadOnlySpan<byte> start) => start is [0x1F, 0x8B, ..];

    public override int Read(Span<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (member is null && !BeginMember()) return 0;
            var bytes = Inflate(buffer);
            if (bytes > 0)
            {
                checksum.Append(buffer[..bytes]);
                length += (uint)bytes;
                scan.CountUnpacked(bytes, archive);
                return bytes;
            }
            EndMember();
        }
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) member?.Dispose();
        base.Dispose(disposing);
    }

    private int Inflate(Span<byte> buffer)
    {
        try
        {
            return member!.Read(buffer);
        }
        catch (InvalidDataException error)
        {
            throw scan.Damaged(archive, "its compressed data make no sense", error);
        }
    }

    // A file may be several gzip files one after the other; zeros between or behind them are padding, as gzip(1) has it.
    private bool BeginMember()
    {
        while (hasMember && input.Peek(1) is [0]) input.Skip(1);
        if (hasMember && input.Peek(1).IsEmpty) return false;
        var header = input.Peek(HeaderSize);
        if (hasMember && !IsGzip(header)) throw scan.Refused(archive, "something else follows its gzip data");
        if (header.Length < HeaderSize) throw scan.Truncated(archive, "within a gzip header");
        var (method, flags) = (header[2], header[3]);
        if (method != 8 || (flags & Reserved) != 0) throw scan.Damaged(archive, "its gzip header makes no sense");
        input.Skip(HeaderSize);
        if ((flags & ExtraField) != 0) SkipExtraField();
        if ((flags & FileName) != 0) SkipText();
        if ((flags & Comment) != 0) SkipText();
        if ((flags & HeaderChecksum) != 0) SkipExactly(2);
        checksum.Reset();
        (member, length, hasMember) = (new DeflateStream(input, CompressionMode.Decompress, leaveOpen: true), 0, true);
        return true;
    }

    private void SkipExtraField()
    {
        var size = input.Peek(2);
        if (size.Length < 2) throw scan.Truncated(archive, "within a gzip header");
        var bytes = BinaryPrimitives.ReadUInt16LittleEndian(size);
        input.Skip(2);
        for (var left = (int)bytes; left > 0; left -= LongestField) SkipExactly(Math.Min(left, LongestField));
    }

    private void SkipExactly(int bytes)
    {
        if (input.Peek(bytes).Length < bytes) throw scan.Truncated(archive, "within a gzip header");
        input.Skip(bytes);
    }

    private void SkipText()
    {
        var text = input.Peek(LongestField);
        var end = text.IndexOf((byte)0);
        if (end < 0)
            throw text.Length < LongestField ? scan.Truncated(archive, "within a gzip header") : scan.Damaged(archive, "its gzip header makes no sense");
        input.Skip(end + 1);
    }

    // The trailer is known before it is read: checksum and length of what came out. Finding it in what was read ahead shows where the deflate data ended,
    // which DeflateStream does not tell. That eight bytes occur there by chance is no concern: they would only end the file early, with an error.
    private void EndMember()
    {
        member!.Dispose();
        member = null;
        if (input.IsStarved) throw scan.Truncated(archive, "within its compressed data");
        Span<byte> trailer = stackalloc byte[TrailerSize];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, checksum.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], length);
        if (input.GoBackBehind(trailer, out var beginning)) return;
        throw beginning > 0 ? scan.Truncated(archive, "within the checksum at its end") : scan.Damaged(archive, "the gzip checksum of its data does not hold");
    }
}
