using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Meld.Media;

namespace Meld.Tests.Media;

public sealed class PictureEncoderTests
{
    [Theory]
    [InlineData(36, 64), InlineData(35, 27), InlineData(1, 1)]
    public void Png_Frame_IsWithoutLoss(int height, int width)
    {
        var frames = MadeClips.Frames(3, height, width);
        Assert.Equal(Planes(DecodePng(PictureEncoder.Png(frames, 2)), height, width), frames[2].ToArray());
    }

    [Theory]
    [InlineData(36, 64), InlineData(35, 27)]
    public void Jpeg_Frame_HasItsSizeAndNoVersion(int height, int width)
    {
        var bytes = PictureEncoder.Jpeg(MadeClips.Frames(1, height, width), 0);
        Assert.Equal([0xff, 0xd8], bytes[..2]);
        Assert.Equal([0xff, 0xd9], bytes[^2..]);
        var header = bytes.AsSpan().IndexOf((byte[])[0xff, 0xc0]);
        Assert.Equal(height, BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(header + 5)));
        Assert.Equal(width, BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(header + 7)));
        Assert.DoesNotContain("Lavc", Encoding.Latin1.GetString(bytes));
    }

    [Fact]
    public void Jpeg_HigherQuality_TakesMoreBytes()
    {
        var frames = MadeClips.Frames(1, 90, 160);
        int[] sizes = [.. new[] { 5, 30, 60, 80, 95 }.Select(quality => PictureEncoder.Jpeg(frames, 0, quality).Length)];
        Assert.Equal(sizes.Order().Distinct(), sizes);
    }

    [Fact]
    public void Encode_Twice_GivesEqualBytes()
    {
        var frames = MadeClips.Frames(1);
        Assert.Equal(PictureEncoder.Png(frames, 0), PictureEncoder.Png(frames, 0));
        Assert.Equal(PictureEncoder.Jpeg(frames, 0), PictureEncoder.Jpeg(frames, 0));
    }

    [Theory]
    [InlineData(0), InlineData(101)]
    public void Jpeg_Quality_OutOfRange_IsRefused(int quality) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PictureEncoder.Jpeg(MadeClips.Frames(1), 0, quality));

    [Theory]
    [InlineData(11, 2, 2), InlineData(0, 0, 0), InlineData(12, -2, -2)]
    public void Png_PixelsThatMakeNoPicture_AreRefused(int bytes, int height, int width) =>
        Assert.Throws<ArgumentException>(() => PictureEncoder.Png(new byte[bytes], height, width));

    [Fact]
    public void Png_FrameThatIsNotThere_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => PictureEncoder.Png(MadeClips.Frames(1), 1));

    /// <summary>Rows of red, green and blue bytes to planes.</summary>
    private static byte[] Planes(byte[] rows, int height, int width) =>
        [.. Enumerable.Range(0, 3 * height * width).Select(i => rows[i % (height * width) * 3 + i / (height * width)])];

    /// <summary>The rows of an 8-bit RGB picture, by the PNG specification, sections 9 and 10.</summary>
    private static byte[] DecodePng(byte[] png)
    {
        var width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
        var height = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20));
        Assert.Equal([8, 2, 0, 0, 0], png[24..29]);
        using var data = new MemoryStream();
        for (var at = 8; at < png.Length; at += 12 + BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at)))
        {
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8)) data.Write(png, at + 8, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at)));
        }
        data.Position = 0;
        using var inflated = new ZLibStream(data, CompressionMode.Decompress);
        var stride = width * 3;
        var rows = new byte[height * stride];
        for (var y = 0; y < height; y++)
        {
            var filter = inflated.ReadByte();
            inflated.ReadExactly(rows, y * stride, stride);
            for (var x = 0; x < stride; x++)
            {
                var at = y * stride + x;
                int left = x >= 3 ? rows[at - 3] : 0, above = y > 0 ? rows[at - stride] : 0, corner = x >= 3 && y > 0 ? rows[at - stride - 3] : 0;
                rows[at] += (byte)(filter switch { 0 => 0, 1 => left, 2 => above, 3 => (left + above) / 2, _ => Paeth(left, above, corner) });
            }
        }
        return rows;
    }

    private static int Paeth(int left, int above, int corner)
    {
        var (toLeft, toAbove, toCorner) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - 2 * corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
