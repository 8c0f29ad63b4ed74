using Meld.Corpus;
using Meld.Features;
using Meld.Features.Steps;
using Meld.Tests.Features.Filling;
using Meld.Tests.Media;

namespace Meld.Tests.Features;

public sealed class CorpusPruningTests
{
    private static readonly MelStep Other = new(new MelStepSettings { Bands = 5, Frames = 8, FftSize = 64, Hop = 32 });

    [Fact]
    public void Run_OtherStepsAndOtherCorpora_GoAndTheRestStays()
    {
        using var corpus = new ClipCorpus("1", "2 silent", "3 unreadable");
        using var old = new ClipCorpus("7");
        Fills.Run(corpus, [.. Fills.Steps, Other]);
        Fills.Run(old, store: corpus.Store);
        var before = Fills.Contents(corpus.Store, corpus.Rows);

        // Clips that are touched, gone or elsewhere are as good as those that are there.
        File.SetLastWriteTimeUtc(corpus.Clip(0), DateTime.UnixEpoch);
        File.Delete(corpus.Clip(1));
        using (var store = FeatureStore.OpenForWriting(corpus.Store))
        {
            var planned = CorpusPruning.Run(store, corpus.Rows, Fills.Steps, dryRun: true)!;
            var pruned = CorpusPruning.Run(store, corpus.Rows, Fills.Steps, dryRun: false)!;
            Assert.Equal(5, pruned.Records);
            Assert.Equal((planned.Records, planned.Files, planned.Clips, planned.Bytes), (pruned.Records, pruned.Files, pruned.Clips, pruned.Bytes));
            Assert.Equal(6, pruned.Steps.Sum(step => step.Kept));
            Assert.Equal(0, CorpusPruning.Run(store, corpus.Rows, Fills.Steps, dryRun: false)!.Records);
        }
        var reader = new FakeClipReader(ClipCorpus.Decode);
        Fills.Run(corpus, reader: reader);
        Assert.Empty(reader.Requests);
        Assert.Equal(before, Fills.Contents(corpus.Store, corpus.Rows));
    }

    [Fact]
    public void Run_CorpusThatWasNeverFilled_RemovesNothing()
    {
        using var corpus = new ClipCorpus("1", "2");
        Fills.Run(corpus);
        using var store = FeatureStore.OpenForWriting(corpus.Store);
        var other = new DialogueCorpus(
            "nowhere", CorpusVariant.Multiparty, Splits.All.ToDictionary(split => split, IReadOnlyList<Utterance> (split) => [ClipCorpus.Row(split, 5, 5)]), [], []);
        Assert.Null(CorpusPruning.Run(store, other, Fills.Steps, dryRun: false));
        Assert.Equal(4, store.Statistics().Steps.Sum(step => step.Records));
    }
}
