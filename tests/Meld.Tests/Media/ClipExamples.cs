using System.Text.RegularExpressions;
using Meld.Media;

namespace Meld.Tests.Media;

/// <summary>Made-up pictures and sounds.</summary>
internal static partial class ClipExamples
{
    public static ClipInfo Info { get; } = new()
    {
        Duration = TimeSpan.FromSeconds(3.2),
        Video = new("h264", 720, 1280, 24000 / 1001.0, 0, 77),
        Audio = new("aac", 48_000, 6),
    };

    public static DecodedClip Clip { get; } = new() { Info = Info, Frames = Frames(38, 180, 320, 12), Sound = Tone(3.2) };

    /// <summary>A bright disc that wanders over a gradient.</summary>
    public static ClipFrames Frames(int count, int height, int width, double rate)
    {
        var pixels = new byte[3 * count * height * width];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (frame, plane, row, column) = (i / (3 * height * width), i / (height * width) % 3, i / width % height, i % width);
            var (down, right) = (row - (height / 2.0), column - (width * (0.3 + (0.4 * frame / Math.Max(1, count)))));
            var isDisc = (down * down) + (right * right) < height * height / 16.0;
            pixels[i] = (byte)(isDisc ? 230 - (40 * plane) : (column * 120 / width) + (plane * 30) + (row * 40 / height));
        }
        return new(pixels, height, width, [.. Enumerable.Range(0, count).Select(frame => frame / rate)]);
    }

    /// <summary>A tone that swells and fades.</summary>
    public static Waveform Tone(double seconds, int rate = 16_000)
    {
        var samples = new float[(int)(seconds * rate)];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (float)(0.5 * Math.Sin(Math.PI * i / samples.Length) * Math.Sin(2 * Math.PI * 220 * i / rate));
        return new(samples, rate);
    }

    /// <summary>HTML or SVG with the bytes of its pictures, films and sounds left out, since those depend on the codecs of the machine.</summary>
    public static string WithoutBytes(string markup) => Bytes().Replace(markup, ";base64,…");

    [GeneratedRegex(";base64,[A-Za-z0-9+/=]+")]
    private static partial Regex Bytes();
}
