using Meld.Corpus;
using Meld.Features;
using Meld.Features.Steps;
using Meld.Tests.Features.Filling;

namespace Meld.Tests.Features;

public sealed class CorpusFeaturesTests
{
    [Fact]
    public void Open_ClipsAbsent_FindsWhatWasComputedOfThem()
    {
        using var corpus = new ClipCorpus("1", "2 silent", "3 unreadable", null);
        Fills.Run(corpus);
        using var store = FeatureStore.OpenForReading(corpus.Store);
        using var reader = store.Read();
        foreach (var rows in new[] { corpus.Rows, corpus.In("nowhere") })
        {
            var features = CorpusFeatures.Open(reader, rows, Fills.Mel);
            var train = rows.Utterances(Split.Train);
            Assert.Equal([FeatureState.Stored, FeatureState.Absent, FeatureState.Bad, FeatureState.Unknown], train.Select(features.StateOf));
            Assert.Equal([null, "no sound", "it is no clip", "its clip is missing and was never read"], train.Select(features.ReasonOf));
            Assert.Equal([true, false, false, false], train.Select(utterance => features.TryGet(reader, utterance, out _)));
            Assert.Equal((1, 1, 1, 3), (features.Count(FeatureState.Stored), features.Count(FeatureState.Absent), features.Count(FeatureState.Bad), features.Count(FeatureState.Unknown)));
        }
    }

    [Fact]
    public void Open_OtherClipOfTheSameName_DoesNotGetTheFormersFeature()
    {
        using var corpus = new ClipCorpus("1", "2");
        using var other = new ClipCorpus("3", "4");
        Fills.Run(corpus);
        using var store = FeatureStore.OpenForReading(corpus.Store);
        using var reader = store.Read();
        Assert.Equal(corpus.Rows.DataHash, other.Rows.DataHash);
        Assert.Equal(FeatureState.Unknown, CorpusFeatures.Open(reader, other.Rows, Fills.Mel).StateOf(other.Rows.Utterances(Split.Train)[0]));
    }

    [Fact]
    public void Shortfall_SomeUnknown_NamesHowManyWhichAndTheCommand()
    {
        using var corpus = new ClipCorpus("1", "2", "3");
        using var other = new ClipCorpus(null, null, null, null, null, null, null);
        corpus.WriteDevAndTest();
        Fills.Run(corpus);
        using var store = FeatureStore.OpenForReading(corpus.Store);
        using var reader = store.Read();
        Assert.Null(CorpusFeatures.Open(reader, corpus.Rows, Fills.Mel).Shortfall("./meld features fill x.yaml"));
        Assert.Equal(
            "9 of 9 utterances have no audio.mel (train/dia0_utt0 the first: its clip is missing and was never read); without clips it cannot be computed.",
            CorpusFeatures.Open(reader, other.Rows, Fills.Mel).Shortfall("./meld features fill x.yaml"));
        corpus.Write(1, "8 ");
        Assert.Equal(
            "1 of 5 utterances have no audio.mel (train/dia0_utt1 the first: its clip was not read, or changed since); ./meld features fill x.yaml computes it.",
            CorpusFeatures.Open(reader, corpus.Rows, Fills.Mel).Shortfall("./meld features fill x.yaml"));
        Assert.Equal(
            "5 of 5 utterances have no audio.decode (train/dia0_utt0 the first: it was not computed); ./meld features fill x.yaml computes it.",
            CorpusFeatures.Open(reader, corpus.Rows, new AudioDecodeStep(new AudioDecodeSettings())).Shortfall("./meld features fill x.yaml"));
    }

    [Fact]
    public void TryGet_UtteranceOfAnotherCorpus_Throws()
    {
        using var corpus = new ClipCorpus("1");
        Fills.Run(corpus);
        using var store = FeatureStore.OpenForReading(corpus.Store);
        using var reader = store.Read();
        var features = CorpusFeatures.Open(reader, corpus.Rows, Fills.Mel);
        Assert.Throws<KeyNotFoundException>(() => features.StateOf(ClipCorpus.Row(Split.Train, 0, 9)));
    }
}
