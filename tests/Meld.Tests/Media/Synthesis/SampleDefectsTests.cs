using Meld.Corpus;
using Meld.Media.Synthesis;

namespace Meld.Tests.Media.Synthesis;

public sealed class SampleDefectsTests
{
    private static readonly Dictionary<UtteranceKey, Utterance> ByKey =
        Splits.All.SelectMany(SampleCorpus.Corpus.Utterances).ToDictionary(utterance => utterance.Key);

    [Fact]
    public void Defects_AreOneOfEachKind_OnNeutralUtterances()
    {
        Assert.Equal(Enum.GetValues<ClipDefect>().Where(defect => defect != ClipDefect.None), SampleDefects.All.Values.Order());
        Assert.All(SampleDefects.All.Keys, key => Assert.Equal("neutral", ByKey[key].Emotion));
        Assert.All(SampleDefects.All, defect => Assert.Equal(defect.Value, SampleDefects.Of(defect.Key)));
    }

    [Fact]
    public void ClipWithoutRow_HasNoRow_AndASpeakerOfItsDialogue()
    {
        var dialogue = ByKey.Values.Where(utterance => utterance.Key is { Split: Split.Train, Dialogue: 8 });

        Assert.DoesNotContain(SampleDefects.WithoutRow.Key, ByKey.Keys);
        Assert.Contains(SampleDefects.WithoutRow.Speaker, dialogue.Select(utterance => utterance.Speaker));
    }

    [Fact]
    public void Litter_LiesBesideSoundClips()
    {
        Assert.All([SampleDefects.CopiedInTest, SampleDefects.LitteredInTest], key => Assert.Equal(Split.Test, ByKey[key].Key.Split));
        Assert.Equal(ClipDefect.None, SampleDefects.Of(SampleDefects.CopiedInTest));
        Assert.Equal("00051607000200004D6163204F53205820202020202020200000", Convert.ToHexString(SampleDefects.AppleDouble));
    }
}
