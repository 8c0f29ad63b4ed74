using System.Text;
using Meld.Storage;
using Meld.Testing;

namespace Meld.Tests.Storage;

public sealed class DigestTests : IDisposable
{
    // FIPS 180-2, appendix B.1.
    private const string OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Of_TextBytesStreamAndFile_IsSha256()
    {
        var path = Path.Combine(directory.Path, "abc");
        File.WriteAllText(path, "abc");
        using var stream = new MemoryStream("xabc"u8.ToArray());
        stream.Position = 1;

        Digest[] digests = [Digest.Of("abc"), Digest.Of("abc"u8), Digest.Of(stream), Digest.OfFile(path)];

        Assert.All(digests, digest => Assert.Equal(OfAbc, digest.ToString()));
    }

    [Fact]
    public void Of_LongStream_TellsHowFarItIsAndCanBeCancelled()
    {
        var bytes = new byte[5_000_000];
        var told = new List<long>();
        using var cancellation = new CancellationTokenSource();

        Assert.Equal(Digest.Of(bytes), Digest.Of(new MemoryStream(bytes), told.Add, cancellation.Token));

        Assert.Equal(5_000_000, told[^1]);
        Assert.Equal(told.Order(), told);
        Assert.InRange(told.Count, 2, 10);
        using var rest = new MemoryStream(bytes);
        Assert.Throws<OperationCanceledException>(() => Digest.Of(rest, _ => cancellation.Cancel(), cancellation.Token));
        Assert.True(rest.Position < rest.Length);
    }

    [Fact]
    public void CopyTo_GivesTheBytesThatMakeIt()
    {
        var bytes = Enumerable.Range(100, Digest.Size).Select(i => (byte)i).ToArray();
        var copy = new byte[Digest.Size];

        new Digest(bytes).CopyTo(copy);

        Assert.Equal(bytes, copy);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Digest(bytes).CopyTo(new byte[Digest.Size - 1]));
        Assert.Throws<ArgumentException>(() => new Digest(bytes.AsSpan(1)));
    }

    [Fact]
    public void Parse_ReadsWhatToStringWrites_AndNothingElse()
    {
        Assert.Equal(Digest.Of("abc"), Digest.Parse(OfAbc));
        Assert.NotEqual(Digest.Of("abd"), Digest.Parse(OfAbc));
        Assert.Throws<FormatException>(() => Digest.Parse(OfAbc[2..]));
        Assert.Throws<FormatException>(() => Digest.Parse(OfAbc.Replace('a', 'g')));
        Assert.Throws<FormatException>(() => Digest.Parse(""));
    }

    [Fact]
    public void OfFile_WhileSomebodyWritesToIt_ReadsIt()
    {
        var path = Path.Combine(directory.Path, "open");
        using var writer = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        writer.Write(Encoding.UTF8.GetBytes("abc"));
        writer.Flush();

        Assert.Equal(OfAbc, Digest.OfFile(path).ToString());
    }
}
