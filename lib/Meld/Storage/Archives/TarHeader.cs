using System.Buffers.Binary;
using System.Globalization;

namespace Meld.Storage.Archives;

/// <summary>A header block of a tar file: ustar (POSIX.1-1988), its pax extension (POSIX.1-2001) and GNU tar's variant.</summary>
/// <param name="Name">The name, prefix included.</param>
/// <param name="Type">The type flag.</param>
/// <param name="Size">Bytes of content that follow.</param>
internal readonly record struct TarHeader(byte[] Name, char Type, long Size)
{
    /// <summary>Bytes of a header, and what contents are padded to.</summary>
    public const int BlockSize = 512;

    private static readonly Range NameField = ..100, SizeField = 124..136, ChecksumField = 148..156, MagicField = 257..265, PrefixField = 345..500;

    /// <summary>Reads a block.</summary>
    /// <param name="block">512 bytes, not all of them 0.</param>
    /// <exception cref="FormatException">It is no header; the message says why in a few words.</exception>
    public static TarHeader Parse(ReadOnlySpan<byte> block)
    {
        if (!ChecksumHolds(block)) throw new FormatException("has a wrong checksum");
        var name = Text(block[NameField]).ToArray();
        // What lies there in GNU tar's headers, whose magic ends with blanks, is something else.
        if (block[MagicField].SequenceEqual("ustar\000"u8) && Text(block[PrefixField]) is { IsEmpty: false } prefix) name = [.. prefix, (byte)'/', .. name];
        return new TarHeader(name, (char)block[156], Number(block[SizeField]));
    }

    /// <summary>How the type flag of what is not unpacked is called.</summary>
    public static string Describe(char type) => type switch
    {
        '1' => "a hard link",
        '2' => "a symbolic link",
        '3' or '4' => "a device",
        '6' => "a named pipe",
        'S' => "a sparse file",
        'K' => "a link with a long name",
        _ => $"of the unknown type '{ArchivePath.Shown(type.ToString())}'",
    };

    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> field) => field.IndexOf((byte)0) is >= 0 and var end ? field[..end] : field;

    // Some old programs added up signed bytes.
    private static bool ChecksumHolds(ReadOnlySpan<byte> block)
    {
        var (unsigned, signed) = (0, 0);
        for (var i = 0; i < BlockSize; i++)
        {
            var value = i is >= 148 and < 156 ? (byte)' ' : block[i];
            (unsigned, signed) = (unsigned + value, signed + (sbyte)value);
        }
        try
        {
            var given = Octal(block[ChecksumField]);
            return given == unsigned || given == signed;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static long Number(ReadOnlySpan<byte> field) => (field[0] & 0x80) != 0 ? Binary(field) : Octal(field);

    // GNU tar's form for numbers that octal digits have no room for: big-endian, the topmost bit set; with the one below it too, it is negative.
    private static long Binary(ReadOnlySpan<byte> field)
    {
        if ((field[0] & 0x40) != 0) throw new FormatException("has a negative size");
        if ((field[0] & 0x3F) != 0 || field[1..^8].ContainsAnyExcept((byte)0) || (field[^8] & 0x80) != 0)
            throw new FormatException("has a size beyond all measure");
        return BinaryPrimitives.ReadInt64BigEndian(field[^8..]);
    }

    private static long Octal(ReadOnlySpan<byte> field)
    {
        var digits = Text(field).Trim((byte)' ');
        var value = 0L;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'7')
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"has a number with the byte 0x{digit:X2} in it"));
            value = (value << 3) + (digit - '0');
        }
        return value;
    }
}
