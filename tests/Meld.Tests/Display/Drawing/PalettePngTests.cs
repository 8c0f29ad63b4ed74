using Meld.Display.Drawing;

namespace Meld.Tests.Display.Drawing;

public class PalettePngTests
{
    private static readonly byte[] Png = PalettePng.Encode([0, 1, 2, 2, 1, 0], 3, [new(0, 0, 0), new(128, 64, 32), new(255, 255, 255)]);

    [Fact]
    public void Encode_Pixels_CanBeReadAgain()
    {
        var (height, width, pixels) = PngPixels.Read(Png);
        Assert.Equal((2, 3), (height, width));
        Assert.Equal([0, 1, 2, 2, 1, 0], pixels);
    }

    [Fact]
    public void Encode_Chunks_AreInOrderAndCarryTheirSums()
    {
        var chunks = PngPixels.Chunks(Png).ToArray();
        Assert.Equal(["IHDR", "PLTE", "IDAT", "IEND"], chunks.Select(chunk => chunk.Type));
        Assert.Equal([0, 0, 0, 128, 64, 32, 255, 255, 255], chunks[1].Data);
        // The sum of a chunk that is always the same, as every PNG file has it.
        Assert.Equal(0xAE426082, chunks[3].Crc);
    }
}
