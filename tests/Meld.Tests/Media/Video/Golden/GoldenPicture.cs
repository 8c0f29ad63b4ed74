using System.Text.Json;
using Meld.Media;
using Meld.Testing;

namespace Meld.Tests.Media.Video.Golden;

/// <summary>What <c>make_golden.py</c> recorded, and the pictures that it made it of, by the same formula.</summary>
internal static class GoldenPicture
{
    private static readonly Lazy<JsonElement> Loaded = new(Load);

    public static JsonElement Recorded => Loaded.Value;

    /// <summary>Waves of each colour with a diagonal edge; each frame is a little brighter than the one before.</summary>
    public static ClipFrames Make(int height, int width, int frames = 1)
    {
        var pixels = new byte[frames * 3 * height * width];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y, colour) = (i % width, i / width % height, i / (width * height) % 3);
            pixels[i] = (byte)(x * x / 7 + y * (colour + 3) + (x > y ? 90 : 0) + 9 * (i / (3 * height * width)));
        }
        return new ClipFrames(pixels, height, width, [.. Enumerable.Range(0, frames).Select(frame => frame / 24.0)]);
    }

    private static JsonElement Load()
    {
        var path = Path.Combine(Repository.Root, "tests", "Meld.Tests", "Media", "Video", "Golden", "frames.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.Clone();
    }
}
