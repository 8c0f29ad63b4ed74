using Meld.Media;

namespace Meld.Tests.Media;

/// <summary>Frames, sound and clips that the tests make themselves.</summary>
internal static class MadeClips
{
    /// <summary>Colour gradients that a bright square wanders over; every frame differs from every other.</summary>
    public static ClipFrames Frames(int count, int height = 36, int width = 64)
    {
        var pixels = new byte[count * 3 * height * width];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y, channel, frame) = (i % width, i / width % height, i / (width * height) % 3, i / (width * height * 3));
            var inSquare = (uint)(x - frame * 2 % width) < 10 && (uint)(y - 8) < 10;
            pixels[i] = (byte)(inSquare ? 240 - channel * 40 : channel switch { 0 => x * 200 / width, 1 => y * 200 / height, _ => 60 + frame * 2 % 100 });
        }
        return new(pixels, height, width, [.. Enumerable.Range(0, count).Select(frame => frame / 12.0)]);
    }

    /// <summary>A sine.</summary>
    public static Waveform Tone(double seconds, int sampleRate = 16_000, double hertz = 440) =>
        new([.. Enumerable.Range(0, (int)(seconds * sampleRate)).Select(i => 0.5f * MathF.Sin((float)(2 * Math.PI * hertz * i / sampleRate)))], sampleRate);

    /// <summary>The bytes of a clip of two seconds at 12 frames a second, with sound of that codec or none.</summary>
    public static byte[] Mp4(SoundCodec? sound = SoundCodec.Aac, int frames = 24) =>
        ClipEncoder.Encode(
            Frames(frames), 12, sound is null ? null : Tone(frames / 12.0),
            new() { SoundCodec = sound ?? SoundCodec.Aac, Preset = "veryfast", KeyInterval = 12 });
}
