using FsCheck;
using FsCheck.Fluent;
using Meld.Corpus;
using Meld.Testing;
using Meld.Training;

namespace Meld.Tests.Training;

public sealed class BatchPlanTests
{
    [Fact]
    public void Of_AnyLengths_HasEachDialogueOnceInAsManyBatchesAsCounted() => Prop.ForAll(
        Gen.Choose(1, 30).ListOf().Select(lengths => lengths.ToArray()).ToArbitrary(),
        Gen.Choose(1, 9).ToArbitrary(),
        (lengths, size) =>
        {
            var plan = BatchPlan.Of(lengths, size, seed: 5, epoch: 2);
            return plan.Count == BatchPlan.Count(lengths.Length, size)
                && plan.SelectMany(batch => batch).Order().SequenceEqual(Enumerable.Range(0, lengths.Length))
                && plan.Count(batch => batch.Length != size) <= 1;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_SameSeedAndEpoch_IsTheSame() =>
        Assert.Equal(BatchPlan.Of(Lengths, 8, 1, 3).SelectMany(batch => batch), BatchPlan.Of(Lengths, 8, 1, 3).SelectMany(batch => batch));

    [Fact]
    public void Of_OtherSeedOrEpoch_IsAnother()
    {
        int[] first = [.. BatchPlan.Of(Lengths, 8, 1, 3).SelectMany(batch => batch)];
        Assert.NotEqual(first, BatchPlan.Of(Lengths, 8, 1, 4).SelectMany(batch => batch));
        Assert.NotEqual(first, BatchPlan.Of(Lengths, 8, 2, 3).SelectMany(batch => batch));
        // A seed's epochs are not the next seed's, shifted.
        Assert.NotEqual(first, BatchPlan.Of(Lengths, 8, 2, 2).SelectMany(batch => batch));
    }

    [Fact]
    public void Of_MixedLengths_PutsThoseOfAboutTheSameLengthTogether() =>
        Assert.InRange(BatchPlan.PaddingShare(BatchPlan.Of(Lengths, 8, 1, 0), Lengths), 0.01, 0.15);

    [Fact]
    public void PaddingShare_TwoBatches_IsWhatTheShorterDialoguesLeaveEmpty() =>
        Assert.Equal(3 / 16.0, BatchPlan.PaddingShare([[0, 1], [2, 3]], [5, 3, 3, 2]), 15);

    [Fact]
    public void Of_NoDialoguesABatch_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => BatchPlan.Of([1, 2], 0, 1, 0));

    [Fact]
    public void Of_TheSample_PadsLessThanAnEighth()
    {
        int[] lengths = [.. SampleCorpus.Corpus.Dialogues(Split.Train).Select(dialogue => dialogue.Utterances.Count)];
        for (var epoch = 0; epoch < 5; epoch++) Assert.InRange(BatchPlan.PaddingShare(BatchPlan.Of(lengths, 4, 1, epoch), lengths), 0.001, 0.125);
    }

    [MeldCorpusFact]
    public void Of_Meld_PadsLessThanAnEighth()
    {
        int[] lengths = [.. DialogueCorpus.Load(MeldCorpusFactAttribute.Directory).Dialogues(Split.Train).Select(dialogue => dialogue.Utterances.Count)];
        for (var epoch = 0; epoch < 5; epoch++) Assert.InRange(BatchPlan.PaddingShare(BatchPlan.Of(lengths, 8, 1, epoch), lengths), 0.001, 0.125);
    }

    private static int[] Lengths => [.. Enumerable.Range(0, 400).Select(dialogue => 1 + dialogue * 7 % 24)];
}
