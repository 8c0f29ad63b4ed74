using System.Buffers.Binary;
using System.Formats.Tar;
using System.Text;
using Meld.Storage.Archives;
using Meld.Testing;

namespace Meld.Tests.Storage.Archives;

public sealed class ArchiveReaderTests
{
    private static readonly string Long = string.Join('/', Enumerable.Repeat("folder-of-some-length", 6)) + "/file.mp4";

    [Theory]
    [InlineData(TarEntryFormat.V7)]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    public void Read_WhatAnotherProgramWrote_IsTheSame(TarEntryFormat format)
    {
        var bytes = new MemoryStream();
        var name = format == TarEntryFormat.V7 ? "short/file.mp4" : Long;
        using (var writer = new TarWriter(bytes, format, leaveOpen: true))
        {
            var isOld = format == TarEntryFormat.V7;
            Write(writer, format, "folder/", TarEntryType.Directory, null);
            Write(writer, format, name, isOld ? TarEntryType.V7RegularFile : TarEntryType.RegularFile, Archive.Noise(1000));
            Write(writer, format, "empty", isOld ? TarEntryType.V7RegularFile : TarEntryType.RegularFile, []);
        }
        Assert.Equal([("folder/", ""), (name, Archive.NoiseText(1000)), ("empty", "")], Archive.Read(bytes.ToArray()));
        Assert.Equal([("folder/", ""), (name, Archive.NoiseText(1000)), ("empty", "")], Archive.Read(TarBuilder.Gzip(bytes.ToArray())));
    }

    [Fact]
    public void Read_NamesInEveryForm_AreTheNames()
    {
        var archive = new TarBuilder()
            .Folder("./").Folder("./a/").File("./a/b", "1").Entry("old/", '\0')
            .Entry("file", content: "2"u8.ToArray(), prefix: "prefix/of")
            .Entry("gnu", content: "3"u8.ToArray(), prefix: "no prefix", magic: "ustar  \0")
            .Entry("././@LongLink", 'L', Encoding.UTF8.GetBytes(Long + "\0")).File("cut short", "4")
            .Pax(("path", "ünï/cödé"), ("mtime", "1.5"), ("LIBARCHIVE.xattr.com.apple.x", "=\n=")).File("ascii", "5")
            .Entry("global", 'g', TarBuilder.Records(("comment", "nothing"))).File("z", "6")
            .ToArray();
        Assert.Equal(
            ["a/", "a/b=1", "old/", "prefix/of/file=2", "gnu=3", $"{Long}=4", "ünï/cödé=5", "z=6"],
            Archive.Read(archive).Select(entry => entry.Path.EndsWith('/') ? entry.Path : $"{entry.Path}={entry.Content}"));
    }

    [Fact]
    public void Read_SizesInEveryForm_AreTheSizes()
    {
        var big = new byte[12];
        big[0] = 0x80;
        BinaryPrimitives.WriteInt64BigEndian(big.AsSpan(4), 3);
        var archive = new TarBuilder()
            .Entry("binary", content: "abc"u8.ToArray(), size: big)
            .Entry("blanks", content: "abc"u8.ToArray(), size: "     3 \0"u8.ToArray())
            .Entry("none", content: [], size: new byte[12])
            .Pax(("size", "3")).Entry("pax", content: "abc"u8.ToArray(), size: "00000000000\0"u8.ToArray())
            .File("after", "d").ToArray();
        Assert.Equal(
            [("binary", 3), ("blanks", 3), ("none", 0), ("pax", 3), ("after", 1)], Archive.Read(archive).Select(entry => (entry.Path, entry.Content.Length)));
    }

    [Fact]
    public void Read_ArchivesInAnArchive_AreReadOnTheWay()
    {
        var inner = new TarBuilder().File("x", Archive.Noise(70_000)).File("y", "y");
        var archive = new TarBuilder().File(
            "before", "b").File("zip.tar.gz", inner.ToGzip()).File("plain.tar", inner.ToArray()).File("named.tar.gz", inner.ToArray()).File("after", "a");
        Assert.Equal(["before", "x", "y", "x", "y", "x", "y", "after"], Archive.Read(archive.ToGzip()).Select(entry => entry.Path));
    }

    [Fact]
    public void Read_GzipInSeveralPieces_IsOneFile()
    {
        var tar = new TarBuilder().File("x", Archive.Noise(300_000)).ToArray();
        byte[] empty = TarBuilder.Gzip([]), archive =
        [
            .. TarBuilder.Gzip(tar[..1000]), .. empty, .. TarBuilder.Gzip(
                tar[1000..200_000]), .. new byte[20], .. TarBuilder.Gzip(tar[200_000..]), .. empty, .. new byte[5000],
        ];
        Assert.Equal([("x", Archive.NoiseText(300_000))], Archive.Read(archive));
    }

    [Fact]
    public void Read_GzipHeaderWithEveryField_IsPassedOver()
    {
        var gzip = new TarBuilder().File("x", "x").ToGzip();
        byte[] header = [0x1F, 0x8B, 8, 2 | 4 | 8 | 16, .. new byte[6], 5, 0, .. new byte[5], .. "name\0comment\0"u8, 0, 0];
        Assert.Equal("x", Assert.Single(Archive.Read([.. header, .. gzip[10..]])).Path);
    }

    [Fact]
    public void Read_MuchOfOneByte_IsReadWithinTheRatio()
    {
        var tar = new TarBuilder().File("zeros", new byte[4 << 20]).ToGzip();
        Assert.Equal(4 << 20, Assert.Single(Archive.Read(tar)).Content.Length);
    }

    [Fact]
    public void Read_LoneZeroBlockAndNoPadding_IsAnEnd()
    {
        var tar = new TarBuilder().File("x", "x");
        Assert.Single(Archive.Read([.. tar.WithoutEnd(), .. new byte[512]]));
        Assert.Single(Archive.Read([.. tar.WithoutEnd(), .. new byte[20 * 512]]));
        Assert.Empty(Archive.Read(new byte[1024]));
    }

    [Theory]
    [InlineData("../x", "its name has the part '..'")]
    [InlineData("a/../../x", "its name has the part '..'")]
    [InlineData("a/..", "its name has the part '..'")]
    [InlineData("/etc/passwd", "its name is an absolute path")]
    [InlineData("//x", "its name is an absolute path")]
    [InlineData(@"..\x", "its name has a backslash, which separates folders on Windows")]
    [InlineData("C:x", "its name has a colon, which stands after a drive on Windows")]
    [InlineData("", "its name is empty")]
    [InlineData(".", "its name has the part '.'")]
    [InlineData("a//b", "its name has an empty part")]
    [InlineData("a/./b", "its name has the part '.'")]
    [InlineData("a/", "its name has an empty part")]
    [InlineData("a\nb", "its name has a control character")]
    [InlineData("a\u202Eb", "its name has a control character")]
    [InlineData("a\u0085b", "its name has a control character")]
    [InlineData("e\u0301", "its name has a character that file systems spell in several ways")]
    [InlineData("\u212Bngstrom", "its name has a character that file systems spell in several ways")]
    [InlineData("NUL", "its name is a device on Windows")]
    [InlineData("a/com1.mp4", "its name is a device on Windows")]
    [InlineData("a. ", "a part of its name ends with a dot or a blank, which Windows drops")]
    [InlineData("...", "a part of its name ends with a dot or a blank, which Windows drops")]
    public void Read_NameThatIsNone_IsRefused(string name, string problem) =>
        Refuses(new TarBuilder().File("good", "1").File(name, "2").ToArray(), $"is no name to unpack: {problem}.");

    [Fact]
    public void Read_NamesInHeadersOfTheirOwn_AreHeldToTheSame()
    {
        Refuses(new TarBuilder().Pax(("path", "../x")).File("x", "").ToArray(), "'../x' is no name to unpack: its name has the part '..'.");
        Refuses(new TarBuilder().Pax(("path", "a\0b")).File("x", "").ToArray(), @"'a\u0000b' is no name to unpack: its name has a control character.");
        Refuses(new TarBuilder().Pax(("path", "")).File("x", "").ToArray(), "'' is no name to unpack: its name is empty.");
        Refuses(new TarBuilder().Entry("L", 'L', "/x\0"u8.ToArray()).File("x", "").ToArray(), "'/x' is no name to unpack: its name is an absolute path.");
        Refuses(new TarBuilder().Entry("x", prefix: "..").ToArray(), "'../x' is no name to unpack: its name has the part '..'.");
        Refuses(new TarBuilder().Pax(("path", new string('a', 256))).File("x", "").ToArray(), "a part of its name is longer than 255 bytes.");
        Refuses(
            new TarBuilder().Pax(("path", string.Concat(Enumerable.Repeat("ab/", 400)) + "c")).File("x", "").ToArray(), "its name is longer than 1,024 bytes.");
    }

    [Theory]
    [InlineData("a", "a", "it comes twice")]
    [InlineData("a", "A", "it differs from 'a' only by upper and lower case")]
    [InlineData("É/x", "é/y", "it differs from 'É' only by upper and lower case")]
    [InlineData("a", "a/b", "'a' is a file and a folder")]
    [InlineData("a/b", "a", "'a' is a file and a folder")]
    public void Read_NamesThatClash_AreRefused(string first, string second, string problem) =>
        Refuses(new TarBuilder().File(first, "1").File(second, "2").ToArray(), $"'{second}' is no name to unpack: {problem}.");

    [Theory]
    [InlineData('1', "a hard link")]
    [InlineData('2', "a symbolic link")]
    [InlineData('3', "a device")]
    [InlineData('4', "a device")]
    [InlineData('6', "a named pipe")]
    [InlineData('S', "a sparse file")]
    [InlineData('K', "a link with a long name")]
    [InlineData('7', "of the unknown type '7'")]
    [InlineData('M', "of the unknown type 'M'")]
    [InlineData('\u0001', @"of the unknown type '\u0001'")]
    public void Read_WhatIsNoFileOrFolder_IsRefused(char type, string what) =>
        Refuses(new TarBuilder().Entry("x", type, link: "/etc/passwd").ToArray(), $"'x' is {what}, and only files and folders are taken.");

    [Fact]
    public void Read_WhatHidesBehindAnExtendedHeader_IsRefused()
    {
        Refuses(new TarBuilder().Pax(("GNU.sparse.major", "1")).File("x", "").ToArray(), "'x' is a sparse file, and only files and folders are taken.");
        Refuses(new TarBuilder().Pax(("linkpath", "/etc")).File("x", "").ToArray(), "'x' is a link, and only files and folders are taken.");
        Refuses(new TarBuilder().Entry(
            "g", 'g', TarBuilder.Records(("path", "same"))).File("x", "").ToArray(), "a global header gives its entries a name or size.");
        Refuses(new TarBuilder().Pax().Pax().File("x", "").ToArray(), "two extended headers of one kind stand before an entry, behind an extended header.");
        Refuses(new TarBuilder().Entry("d", '5', "content"u8.ToArray()).ToArray(), "the folder 'd' has content.");
        Refuses(new TarBuilder().File("x", "").ToArray().Concat("more"u8.ToArray().Concat(new byte[508])), "something else follows its end.");
        Refuses(new TarBuilder().File("x", "").ToGzip().Concat("garbage"u8.ToArray()), "something else follows its gzip data.");
    }

    [Theory]
    [InlineData("x size=3\n")]
    [InlineData("9999999999 path=x\n")]
    [InlineData("-5 path=x\n")]
    [InlineData("0 path=x\n")]
    [InlineData("6 path=x\n")]
    [InlineData("90 path=x\n")]
    [InlineData("8 path\n\n")]
    [InlineData("5 =x\n")]
    public void Read_MalformedRecords_AreDamage(string records) =>
        Fails(ArchiveProblem.Damaged, new TarBuilder().Entry(
            "p", 'x', Encoding.UTF8.GetBytes(records)).File("x", "").ToArray(), "an extended header is malformed; no file of it is whole.");

    [Theory]
    [InlineData("-1")]
    [InlineData("9223372036854775808")]
    [InlineData("1e3")]
    [InlineData("")]
    public void Read_SizeThatIsNone_IsDamage(string size) =>
        Fails(ArchiveProblem.Damaged, new TarBuilder().Pax(
            ("size", size)).File("x", "").ToArray(), $"an extended header gives '{size}' for a size; no file of it is whole.");

    [Fact]
    public void Read_HeaderThatMakesNoSense_IsDamage()
    {
        var first = new TarBuilder().File("good", "1");
        Fails(ArchiveProblem.Damaged, first.Entry(
            "x", checksum: 1).ToArray(), $"the header behind 'good' has a wrong checksum; the last whole file is {Archive.Name}/good.");
        Fails(ArchiveProblem.Damaged, Encoding.ASCII.GetBytes(
            new string('x', 600)), "the header before its first entry has a wrong checksum; no file of it is whole.");
        Fails(ArchiveProblem.Damaged, new TarBuilder().Entry("x", size: "0000000009x\0"u8.ToArray()).ToArray(), "has a number with the byte 0x39 in it");
        Fails(ArchiveProblem.Damaged, new TarBuilder().Entry("x", size: [.. Enumerable.Repeat((byte)0xFF, 12)]).ToArray(), "has a negative size");
        Fails(ArchiveProblem.Damaged, new TarBuilder().Entry(
            "x", size: [0x80, 0, 0, 0, .. Enumerable.Repeat((byte)0xFF, 8)]).ToArray(), "has a size beyond all measure");
        Fails(ArchiveProblem.Damaged, new TarBuilder().Entry("x", size: [0x80, 1, .. new byte[10]]).ToArray(), "has a size beyond all measure");
        var binary = new TarBuilder().Entry("x").ToArray();
        binary[148] = 0x80;
        Fails(ArchiveProblem.Damaged, binary, "has a wrong checksum");
        Fails(ArchiveProblem.Damaged, new TarBuilder().Pax(("path", "x")).ToArray(), "it ends with the extended header of an entry that does not come");
        Fails(ArchiveProblem.Damaged, new TarBuilder().Raw(Header(0xC3)).ToArray(), "has a name that is not UTF-8, 'Ã'");
    }

    [Fact]
    public void Read_MoreThanTheLimits_IsTooMuch()
    {
        byte[] huge = [0x80, 0, 0, 0, 0x7F, .. Enumerable.Repeat((byte)0xFF, 7)];
        Fails(ArchiveProblem.TooMuch, new TarBuilder().Entry("x", size: huge).ToArray(), "'x' is said to have 9,223,372,036,854,775,807 bytes.");
        Fails(ArchiveProblem.TooMuch, new TarBuilder().Entry(
            "p", 'x', size: "77777777777\0"u8.ToArray()).ToArray(), "an extended header is said to have 8,589,934,591 bytes, before its first entry.");
        Fails(ArchiveProblem.TooMuch, new TarBuilder().Entry(
            "p", 'L', size: "00010000000\0"u8.ToArray()).ToArray(), "an extended header is said to have 2,097,152 bytes, before its first entry.");
        var few = Archive.Limits with { Entries = 2 };
        Fails(ArchiveProblem.TooMuch, new TarBuilder().File("a", "").File("b", "").File("c", "").ToArray(), "it has more than 2 entries.", few);
        Fails(ArchiveProblem.TooMuch, new TarBuilder().Entry("g", 'g').Entry("g", 'g').Entry("g", 'g').ToArray(), "it has more than 2 entries.", few);
    }

    [Fact]
    public void Read_Bomb_EndsEarly()
    {
        const string Problem = "unpacking comes to more than 100 times what was read";
        var little = Archive.Limits with { FreeSize = 1 << 20 };
        var tar = new TarBuilder().File("zeros", new byte[8 << 20]);
        Fails(ArchiveProblem.TooMuch, tar.ToGzip(), Problem, little);
        // Held against the outermost file, however the layers share it between them.
        Fails(ArchiveProblem.TooMuch, new TarBuilder().File("i.tar.gz", tar.ToGzip()).ToGzip(), Problem, little);
        Fails(ArchiveProblem.TooMuch, new TarBuilder().File("i.tar", tar.ToArray()).ToGzip(), Problem, little);
        // Zeros behind the end are read too, as the checksum is behind them.
        Fails(ArchiveProblem.TooMuch, TarBuilder.Gzip(new byte[8 << 20]), Problem, little);
        Fails(ArchiveProblem.Damaged, TarBuilder.Gzip(
            new TarBuilder().File("x", Archive.Noise(2000)).ToGzip()), "the header before its first entry has a wrong checksum");
    }

    [Fact]
    public void Read_ArchivesTooDeepInOneAnother_AreRefused()
    {
        var archive = new TarBuilder().File("x", "x").ToArray();
        for (var i = 0; i < 3; i++) archive = new TarBuilder().File("i.tar", archive).ToArray();
        Fails(ArchiveProblem.TooMuch, archive, "a.tar.gz/i.tar/i.tar is refused: archives lie deeper in one another than 2.");
    }

    [Fact]
    public void Read_HugeExtendedHeaderThatDoesNotCome_TakesNoMemory()
    {
        var archive = new TarBuilder().Entry("p", 'x', size: "00003777777\0"u8.ToArray()).WithoutEnd();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fails(ArchiveProblem.Truncated, archive, "ends early, before its first entry");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400_000);
    }

    [Fact]
    public void Read_CutShortAnywhere_IsSaid()
    {
        var tar = new TarBuilder().File("a", "1").File("b", Archive.Noise(600)).Folder("c").ToArray();
        // With one block of zeros the end is there.
        for (var length = 0; length <= tar.Length - 1024; length++) Truncated(tar[..length], length);
        var gzip = TarBuilder.Gzip(tar);
        for (var length = 0; length < gzip.Length - 8; length++) Truncated(gzip[..length], length);
        for (var length = gzip.Length - 8; length < gzip.Length; length++) Assert.ThrowsAny<ArchiveException>(() => Archive.Read(gzip[..length]));

        static void Truncated(byte[] archive, int length)
        {
            var error = Assert.Throws<ArchiveException>(() => Archive.Read(archive));
            Assert.True(error.Problem == ArchiveProblem.Truncated, $"{length}: {error.Message}");
        }
    }

    [Fact]
    public void Read_CutShort_NamesTheLastWholeFile()
    {
        var inner = new TarBuilder().File("x", Archive.Noise(5000)).File("y", Archive.Noise(5000, 2)).File("z", Archive.Noise(5000, 3)).ToGzip();
        var outer = new TarBuilder().File("first", "1").File("in.tar.gz", inner).ToArray();
        var error = Fails(
            ArchiveProblem.Truncated, outer[..(2048 + 8000)], "a.tar.gz ends early, within 'in.tar.gz'; the last whole file is a.tar.gz/in.tar.gz/x.");
        Assert.Equal("a.tar.gz/in.tar.gz/x", error.LastWhole);
        var whole = new TarBuilder().File("first", "1").File("in.tar.gz", inner[..8000]).File("after", "2").ToArray();
        Fails(ArchiveProblem.Truncated, whole, "a.tar.gz/in.tar.gz ends early, within its compressed data; the last whole file is a.tar.gz/in.tar.gz/x.");
    }

    [Fact]
    public void Read_AnyByteOfGzipChanged_IsDamageOrOfNoConsequence()
    {
        var tar = new TarBuilder().File("a", "1").File("b", Archive.Noise(600)).ToArray();
        var gzip = TarBuilder.Gzip(tar);
        var (good, harmless) = (Archive.Read(gzip), 0);
        for (var place = 0; place < gzip.Length; place++)
        {
            var damaged = gzip.ToArray();
            damaged[place] ^= 0x10;
            try
            {
                // Some bits say nothing: the time in the header, a code that no byte has.
                Assert.Equal(good, Archive.Read(damaged));
                harmless++;
            }
            catch (ArchiveException)
            {
                continue;
            }
        }
        Assert.InRange(harmless, 1, 20);
    }

    private static byte[] Header(byte name)
    {
        var header = new TarBuilder().Entry("?").WithoutEnd();
        var sum = header.Where((_, i) => i is < 148 or >= 156).Sum(value => value) - header[0] + name + (8 * ' ');
        header[0] = name;
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0')).CopyTo(header, 148);
        return header;
    }

    private static void Write(TarWriter writer, TarEntryFormat format, string name, TarEntryType type, byte[]? content)
    {
        TarEntry entry = format switch
        {
            TarEntryFormat.V7 => new V7TarEntry(type, name),
            TarEntryFormat.Ustar => new UstarTarEntry(type, name),
            TarEntryFormat.Pax => new PaxTarEntry(type, name),
            _ => new GnuTarEntry(type, name),
        };
        if (content is not null) entry.DataStream = new MemoryStream(content);
        writer.WriteEntry(entry);
    }

    private static void Refuses(IEnumerable<byte> archive, string message) => Fails(ArchiveProblem.Refused, [.. archive], message);

    private static ArchiveException Fails(ArchiveProblem problem, byte[] archive, string message, ArchiveLimits? limits = null)
    {
        var error = Assert.Throws<ArchiveException>(() => Archive.Read(archive, limits));
        Assert.Contains(message, error.Message);
        Assert.Equal(problem, error.Problem);
        return error;
    }
}
