using System.Buffers.Binary;
using Meld.Corpus;
using Meld.Media;

namespace Meld.Bench.Features;

/// <summary>Clips of 320 x 180 and some seconds with sound, of which no two have the same bytes.</summary>
internal static class BenchClips
{
    private const int Height = 180, Width = 320, FramesPerSecond = 24, SampleRate = 16_000, Kinds = 8;
    private const int BoxBytes = 16;

    /// <summary>Writes the clips of train.</summary>
    public static void Write(DialogueCorpus corpus)
    {
        var folder = Path.Combine(corpus.Directory, ClipFiles.FolderName(Split.Train));
        Directory.CreateDirectory(folder);
        var kinds = Enumerable.Range(0, Kinds).Select(Make).ToList();
        foreach (var (number, utterance) in corpus.Utterances(Split.Train).Index())
        {
            File.WriteAllBytes(Path.Combine(folder, utterance.ClipFileName), [.. kinds[number % Kinds], .. FreeBox(number)]);
        }
    }

    // From two to four seconds; a slope of noise that wanders, which is dear enough to decode.
    private static byte[] Make(int kind)
    {
        var (count, random) = (FramesPerSecond * (16 + (2 * kind)) / 8, new Random(kind));
        var noise = new byte[Width * Height * 4];
        random.NextBytes(noise);
        var pixels = new byte[count * 3 * Height * Width];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (pixel, frame) = (i % (Width * Height), i / (3 * Width * Height));
            pixels[i] = (byte)((pixel % Width / 2) + (noise[(pixel + (Width * frame)) % noise.Length] / 8));
        }
        var sound = new float[SampleRate * count / FramesPerSecond];
        for (var i = 0; i < sound.Length; i++) sound[i] = (0.3f * MathF.Sin(i * (0.02f + (kind * 0.01f)))) + (0.1f * random.NextSingle());
        var frames = new ClipFrames(pixels, Height, Width, [.. Enumerable.Range(0, count).Select(frame => (double)frame / FramesPerSecond)]);
        return ClipEncoder.Encode(frames, FramesPerSecond, new Waveform(sound, SampleRate), new ClipEncoding { Preset = "veryfast", RateFactor = 28 });
    }

    /// <summary>A box that MP4 reserves for nothing: behind a clip it makes the content another and the clip the same.</summary>
    public static byte[] FreeBox(int number)
    {
        var box = new byte[BoxBytes];
        BinaryPrimitives.WriteInt32BigEndian(box, BoxBytes);
        "free"u8.CopyTo(box.AsSpan(4));
        BinaryPrimitives.WriteInt32BigEndian(box.AsSpan(12), number);
        return box;
    }
}
