using Meld.Corpus;
using Meld.Features;
using Meld.Features.Filling;
using Meld.Features.Steps;
using Meld.Media;
using Meld.Tests.Media;

namespace Meld.Tests.Features.Filling;

/// <summary>Fills stores in tests, and compares them.</summary>
internal static class Fills
{
    public static IClipStep Mel { get; } = new MelStep(new MelStepSettings { Bands = 4, Frames = 8, FftSize = 64, Hop = 32 });

    public static IClipStep Frames { get; } = new VideoDecodeStep(new VideoDecodeSettings());

    public static IReadOnlyList<IClipStep> Steps { get; } = [Mel, Frames];

    /// <summary>Fills a store, the corpus's unless another is named, that is opened for it.</summary>
    public static FillReport Run(
        ClipCorpus corpus, IReadOnlyList<IFeatureStep>? steps = null, IClipReader? reader = null, BadClips onBad = BadClips.Skip, string? store = null,
        CancellationToken cancellation = default)
    {
        using var opened = FeatureStore.OpenForWriting(store ?? corpus.Store);
        return FeatureFill.Run(
            opened, corpus.Rows, steps ?? Steps, reader ?? new FakeClipReader(ClipCorpus.Decode), new FillSettings { OnBad = onBad, AtOnce = 3 }, TimeProvider.System,
            cancellation: cancellation);
    }

    /// <summary>What there is of each utterance and step, tensors as hex.</summary>
    public static IReadOnlyList<string> Contents(string store, DialogueCorpus corpus, IReadOnlyList<IFeatureStep>? steps = null)
    {
        using var opened = FeatureStore.OpenForReading(store);
        using var reader = opened.Read();
        var contents = new List<string>();
        foreach (var step in steps ?? Steps)
        {
            var features = CorpusFeatures.Open(reader, corpus, step);
            foreach (var utterance in Splits.All.SelectMany(corpus.Utterances))
            {
                var tensor = features.TryGet(reader, utterance, out var found) ? $"[{string.Join(", ", found.Shape.ToArray())}] {Convert.ToHexString(found.Bytes)}" : "";
                contents.Add($"{step.Identity.Name} {utterance.Key} {features.StateOf(utterance)} {features.ReasonOf(utterance)}{tensor}");
            }
        }
        return contents;
    }

    /// <summary>Changes a part of a store's file, everywhere: LMDB leaves what it replaced in pages that are free.</summary>
    public static void FlipInside(string file, ReadOnlySpan<byte> part)
    {
        var bytes = File.ReadAllBytes(file);
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        var found = 0;
        for (var (from, at) = (0, 0); (at = bytes.AsSpan(from).IndexOf(part)) >= 0; from += at + 1, found++)
        {
            stream.Position = from + at + 5;
            stream.WriteByte((byte)(bytes[from + at + 5] ^ 1));
        }
        Assert.True(found > 0);
    }
}
