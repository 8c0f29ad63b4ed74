using Meld.Corpus;
using Meld.Media.Verification;
using Meld.Testing;
using Meld.Tests.Display;

namespace Meld.Tests.Media.Verification;

public class KnownTroublesTests
{
    [Theory]
    [InlineData(Split.Train, 125, 3, ClipFaultKind.Unreadable, "declare-lab/MELD #39, #52")]
    [InlineData(Split.Train, 125, 3, ClipFaultKind.Truncated, "declare-lab/MELD #39, #52")]
    [InlineData(Split.Train, 125, 3, ClipFaultKind.Missing, null)]
    [InlineData(Split.Dev, 125, 3, ClipFaultKind.Unreadable, null)]
    [InlineData(Split.Dev, 110, 7, ClipFaultKind.Missing, "declare-lab/MELD #22, #27")]
    [InlineData(Split.Dev, 110, 6, ClipFaultKind.Missing, null)]
    [InlineData(Split.Test, 38, 4, ClipFaultKind.BeyondTheLimit, "declare-lab/MELD #20")]
    [InlineData(Split.Test, 220, 0, ClipFaultKind.BeyondTheLimit, "declare-lab/MELD #20")]
    [InlineData(Split.Train, 309, 0, ClipFaultKind.LongerThanItsTimes, "declare-lab/MELD #20")]
    [InlineData(Split.Train, 1, 0, ClipFaultKind.Large, "declare-lab/MELD #9")]
    [InlineData(Split.Train, 1, 0, ClipFaultKind.NoSound, null)]
    [InlineData(Split.Test, 263, 7, ClipFaultKind.NoSound, "declare-lab/MELD #47")]
    public void Mark_Fault_SaysWhetherItIsKnown(Split split, int dialogue, int utterance, ClipFaultKind kind, string? known) =>
        Assert.Equal(known, KnownTroubles.Meld.Mark(new(split, dialogue, utterance), [new(kind)]).First().Known);

    [Theory]
    [InlineData(793, 0, "noise in the sound")]
    [InlineData(164, 5, "noise in the sound")]
    [InlineData(682, 1, "noise in the sound")]
    [InlineData(241, 0, "text and clip do not go together")]
    [InlineData(241, 9, "text and clip do not go together")]
    [InlineData(757, 7, "text and clip do not go together")]
    [InlineData(485, 0, "text and clip do not go together")]
    [InlineData(309, 0, "a stage direction in its text, cut at the wrong place")]
    [InlineData(125, 3, null)]
    [InlineData(1, 0, null)]
    public void Mark_ClipThatOthersReported_SaysWhat(int dialogue, int utterance, string? report)
    {
        var marked = KnownTroubles.Meld.Mark(new(Split.Train, dialogue, utterance), []).ToList();
        Assert.Equal(report, marked.SingleOrDefault()?.Detail);
        Assert.All(marked, fault => Assert.Equal(ClipFaultKind.Reported, fault.Kind));
    }

    [Fact]
    public void Mark_ClipThatIsNotThere_LeavesReportsOfItsContent() =>
        Assert.Equal([new ClipFault(ClipFaultKind.Missing)], KnownTroubles.Meld.Mark(new(Split.Train, 793, 0), [new(ClipFaultKind.Missing)]));

    [Theory]
    [InlineData(Split.Dev, "dia49_utt4.mp4", StrayKind.NoRow, true)]
    [InlineData(Split.Dev, "dia66_utt10.mp4", StrayKind.NoRow, true)]
    [InlineData(Split.Test, "dia108_utt2.mp4", StrayKind.NoRow, true)]
    [InlineData(Split.Train, "dia108_utt2.mp4", StrayKind.NoRow, false)]
    [InlineData(Split.Test, "final_videos_testdia101_utt0.mp4", StrayKind.FinalVideos, true)]
    [InlineData(Split.Test, "._dia1_utt0.mp4", StrayKind.AppleDouble, false)]
    [InlineData(Split.Test, ".DS_Store", StrayKind.Desktop, false)]
    [InlineData(Split.Test, "DIA1_UTT0.MP4", StrayKind.Other, false)]
    public void Source_FileOfNoUtterance_IsOfItsKind(Split split, string name, StrayKind kind, bool isKnown)
    {
        Assert.Equal(kind, StrayFile.KindOf(name));
        Assert.Equal(isKnown ? "declare-lab/MELD #22" : null, KnownTroubles.Meld.Source(kind, split, name));
        Assert.Null(KnownTroubles.None.Source(kind, split, name));
    }

    [Fact]
    public void Of_AnotherCorpus_KnowsNothing()
    {
        var none = KnownTroubles.Of(DisplayExamples.Corpus);
        Assert.Equal((false, (long?)null), (none.IsMeld, none.LargeBytes));
        Assert.Null(Assert.Single(none.Mark(new(Split.Dev, 110, 7), [new(ClipFaultKind.Missing)])).Known);
    }

    [MeldCorpusFact]
    public void Of_RealMeld_IsKnownInBothVariants() => Assert.All(
        Enum.GetValues<CorpusVariant>(), variant => Assert.True(KnownTroubles.Of(DialogueCorpus.Load(MeldCorpusFactAttribute.Directory, variant)).IsMeld));
}
