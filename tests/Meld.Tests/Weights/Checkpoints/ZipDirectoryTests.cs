using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Meld.Testing;
using Meld.Weights;
using Meld.Weights.Checkpoints;

namespace Meld.Tests.Weights.Checkpoints;

public sealed class ZipDirectoryTests : IDisposable
{
    private static readonly byte[] Central = [(byte)'P', (byte)'K', 1, 2];

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Read_ArchiveOfDotNet_FindsContentsInPlace()
    {
        var contents = Read(CheckpointBytes.Zip(("a/é", "first"u8.ToArray()), ("b", []), ("c", "last"u8.ToArray())));
        Assert.Equal(new() { ["a/é"] = "first", ["b"] = "", ["c"] = "last" }, contents);
    }

    [Fact]
    public void Read_ArchiveOfOurs_IsAlignedAndReadByDotNet()
    {
        var bytes = Written([.. Enumerable.Range(0, 70_000).Select(number => ($"n/{number}", number % 1000 == 0 ? new byte[number / 100] : []))]);
        using (var archive = new ZipArchive(new MemoryStream(bytes)))
        {
            Assert.Equal(70_000, archive.Entries.Count);
            using var entry = archive.GetEntry("n/69000")!.Open();
            Assert.Equal(690, entry.Read(new byte[1000]));
        }
        using var file = new WeightsBytes(directory.Write("ours.zip", bytes));
        Assert.All(ZipDirectory.Open(file).Contents().Values, content => Assert.Equal(0, content.Begin % 64));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Read_ArchiveOverFourGigabytes_FindsWhatLiesBehind()
    {
        var path = Path.Combine(directory.Path, "large.zip");
        using (var stream = new HoleyFileStream(path))
        {
            var (zip, zeros) = (new ZipWriter(stream), new byte[1 << 29]);
            for (var number = 0; number < 9; number++) zip.Add($"zeros/{number}", zeros);
            zip.Add("last", "behind"u8);
            zip.End();
        }
        using var file = new WeightsBytes(path);
        Assert.InRange(file.Length, 1L << 32, long.MaxValue);
        var last = ZipDirectory.Open(file).Contents()["last"];
        var content = new byte[last.Length];
        file.Read(last.Begin, content);
        Assert.Equal("behind"u8.ToArray(), content);
        using var archive = ZipFile.OpenRead(path);
        using var reader = new StreamReader(archive.GetEntry("last")!.Open());
        Assert.Equal("behind", reader.ReadToEnd());
    }

    [Fact]
    public void Read_NumbersOfEightBytes_AreRead()
    {
        // Sizes and place of an entry moved into its zip64 field, as only archives over 4 GB need it.
        var bytes = CheckpointBytes.Zip(("x", "content"u8.ToArray()));
        var at = Find(bytes, Central);
        byte[] entry = [.. bytes[at..(at + 47)]];
        byte[] field = [1, 0, 24, 0, 7, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        foreach (var place in new[] { 20, 24, 42 }) BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(place), uint.MaxValue);
        entry[30] = (byte)field.Length;
        byte[] end = [.. bytes[(at + 47)..]];
        BinaryPrimitives.WriteInt32LittleEndian(end.AsSpan(12), entry.Length + field.Length);
        Assert.Equal(new() { ["x"] = "content" }, Read([.. bytes[..at], .. entry, .. field, .. end]));
        entry[30] = 0;
        BinaryPrimitives.WriteInt32LittleEndian(end.AsSpan(12), entry.Length);
        AssertError("its file x lacks its zip64 numbers", [.. bytes[..at], .. entry, .. end]);
    }

    [Fact]
    public void Read_Compressed_SaysWhatToDo() => AssertError(
        "its file x is compressed, and PyTorch stores its files", CheckpointBytes.Zip(CompressionLevel.SmallestSize, ("x", new byte[1000])));

    [Fact]
    public void Read_Changed_IsNamed()
    {
        AssertChanged("is encrypted", at => at + 8, 1);
        AssertChanged("has 8 bytes for 7", at => at + 20, 8);
        AssertChanged("begins at 255, outside the archive", at => at + 42, 255);
        AssertChanged("does not begin where the directory has it", at => at + 42, 1);
        AssertChanged("has a header of another file", at => at + 46, (byte)'z');
        AssertChanged("an entry does not begin where it should", at => at, 0);
        AssertChanged("an entry is cut off", at => at + 28, 200);
        AssertChanged("has a directory of", at => at + 47 + 12, 1);
        AssertChanged("contradicts itself on the number of its entries", at => at + 47 + 8, 2);
        AssertChanged("is a part of a zip archive in several files", at => at + 47 + 4, 1);
        AssertChanged("without its end", at => at + 47, 0);
    }

    [Fact]
    public void Read_LongerThanTheArchive_IsRefused()
    {
        var bytes = CheckpointBytes.Zip(("x", "content"u8.ToArray()));
        var at = Find(bytes, Central);
        (bytes[at + 20], bytes[at + 24]) = (8, 8);
        AssertError("its file x reaches over the end of the archive", bytes);
    }

    [Fact]
    public void Read_TwoOfOneName_IsRefused() => AssertError("its file x is there twice", CheckpointBytes.Zip(("x", [1]), ("x", [2])));

    [Fact]
    public void Read_Overlapping_IsRefused()
    {
        // The second entry of the directory is the first once more under another name.
        var bytes = CheckpointBytes.Zip(("x", [1]), ("y", [2]));
        var second = bytes.AsSpan(Find(bytes, Central) + 47);
        BinaryPrimitives.WriteUInt32LittleEndian(second[42..], 0);
        AssertError("overlaps another", bytes);
    }

    private static int Find(byte[] bytes, byte[] signature) => bytes.AsSpan().IndexOf(signature);

    private static byte[] Written((string Name, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();
        var zip = new ZipWriter(stream);
        foreach (var (name, content) in files) zip.Add(name, content);
        zip.End();
        return stream.ToArray();
    }

    private Dictionary<string, string> Read(byte[] bytes)
    {
        using var file = new WeightsBytes(directory.Write("made.zip", bytes));
        return ZipDirectory.Open(file).Contents().ToDictionary(pair => pair.Key, pair => Encoding.ASCII.GetString(bytes, (int)pair.Value.Begin, (int)pair.Value.Length));
    }

    private void AssertChanged(string problem, Func<int, int> place, byte value)
    {
        var bytes = CheckpointBytes.Zip(("x", "content"u8.ToArray()));
        bytes[place(Find(bytes, Central))] = value;
        AssertError(problem, bytes);
    }

    private void AssertError(string problem, byte[] bytes) =>
        Assert.Contains(problem, Assert.Throws<WeightsFormatException>(() => Read(bytes)).Message, StringComparison.Ordinal);
}
