using Meld.Corpus;
using Meld.Display;
using Meld.Features;
using Meld.Features.Filling;
using Meld.Features.Steps;
using Meld.Media;
using Meld.Testing;
using Meld.Tests.Corpus;
using Meld.Tests.Media;

namespace Meld.Tests.Display;

public sealed class FeatureTablesTests : IDisposable
{
    private static readonly IReadOnlyList<Utterance> Train = DisplayExamples.Corpus.Utterances(Split.Train);

    private readonly TemporaryDirectory folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Tables_OfAFilledStore_AreAsBefore()
    {
        using var corpus = new CorpusWithClips(Train[0], Train[1]);
        using var clips = new Clips(Train[1].ClipFileName);
        IClipStep[] steps = [new MelStep(new MelStepSettings()), new AudioDecodeStep(new AudioDecodeSettings())];
        using var store = FeatureStore.OpenForWriting(Path.Combine(folder.Path, "store"));

        var first = FeatureFill.Run(store, corpus.Corpus, steps, clips, new FillSettings(), TimeProvider.System);
        var second = FeatureFill.Run(store, corpus.Corpus, steps, clips, new FillSettings(), TimeProvider.System);
        using var reader = store.Read();
        var features = CorpusFeatures.Open(reader, corpus.Corpus, steps[0]);
        Visual[] tables =
        [
            FeatureTables.Fill(first),
            FeatureTables.Fills(("first", first with { Time = TimeSpan.FromSeconds(2) }), ("second", second with { Time = TimeSpan.FromSeconds(0.5) })),
            FeatureTables.Store(store.Statistics()),
            FeatureTables.Coverage(features),
            FeatureTables.Tensors(features, reader, [.. Train.Take(3)]),
            FeatureTables.Pruned(store.Prune(new HashSet<FeatureKey>(), new HashSet<Meld.Storage.Digest>(), dryRun: true)),
        ];

        Snapshot.Match(string.Join("\n\n", [.. tables.Select(table => table.ToString()), .. FeatureTables.Settings(store.Statistics())]) + "\n", "feature-tables");
    }

    /// <summary>One clip has no sound, the others have a second of it.</summary>
    private sealed class Clips(string mute) : IClipReader
    {
        public DecodedClip Read(string path, ClipRequest request, CancellationToken cancellation = default) =>
            new() { Info = ClipExamples.Info, Sound = path.EndsWith(mute, StringComparison.Ordinal) ? null : new Waveform(new float[16_000], 16_000) };

        public void Dispose()
        {
        }
    }
}
