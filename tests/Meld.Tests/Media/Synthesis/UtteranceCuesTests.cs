using Meld.Corpus;
using Meld.Media.Synthesis;

namespace Meld.Tests.Media.Synthesis;

public sealed class UtteranceCuesTests
{
    private static readonly ActionUnit[] Units = Enum.GetValues<ActionUnit>();
    private static readonly Utterance[] Sample = [.. Splits.All.SelectMany(SampleCorpus.Corpus.Utterances)];
    private static readonly UtteranceCues[] Cues = [.. Sample.Select(utterance => UtteranceCues.Of(utterance, SampleClips.Seed))];

    [Fact]
    public void VoiceAndFace_AreEachAbsentInAThird_IndependentlyOfOneAnother()
    {
        var (voice, face) = (Share(cues => !cues.InVoice), Share(cues => !cues.InFace));

        Assert.InRange(voice, 0.31, 0.39);
        Assert.InRange(face, 0.31, 0.39);
        Assert.InRange(Share(cues => !cues.InVoice && !cues.InFace), (voice * face) - 0.03, (voice * face) + 0.03);
    }

    [Theory]
    [InlineData(Split.Train)]
    [InlineData(Split.Dev)]
    [InlineData(Split.Test)]
    public void EverySplit_HasItsShareOfBoth(Split split)
    {
        UtteranceCues[] cues = [.. SampleCorpus.Corpus.Utterances(split).Select(utterance => UtteranceCues.Of(utterance, SampleClips.Seed))];

        Assert.InRange(cues.Count(cue => !cue.InVoice) / (double)cues.Length, 0.25, 0.45);
        Assert.InRange(cues.Count(cue => !cue.InFace) / (double)cues.Length, 0.25, 0.45);
    }

    [Fact]
    public void AbsentCues_LookAndSoundLikeNeutralOnes()
    {
        Assert.InRange(Far(cues => !cues.InFace), 0.7 * Far(Neutral), 1.3 * Far(Neutral));
        Assert.InRange(Far(cues => cues.InFace && !Neutral(cues)), 3 * Far(Neutral), 30 * Far(Neutral));
        Assert.InRange(Loud(cues => !cues.InVoice), 0.7 * Loud(Neutral), 1.3 * Loud(Neutral));
        Assert.InRange(Loud(cues => cues.InVoice && !Neutral(cues)), 2 * Loud(Neutral), 30 * Loud(Neutral));
    }

    [Fact]
    public void Strength_VariesFromUtteranceToUtterance()
    {
        float[] smiles = [.. Sample.Zip(Cues)
            .Where(pair => pair.First.Emotion == "joy" && pair.Second.InFace).Select(pair => pair.Second.Expression[ActionUnit.LipCornerPuller])];

        Assert.InRange(smiles.Max() - smiles.Min(), 0.4, 1);
    }

    [Fact]
    public void Cues_DependOnSeedAndKey_AndNotOnTheWords()
    {
        var utterance = Sample[2];
        var other = UtteranceCues.Of(utterance with { Text = "Something else." }, SampleClips.Seed);

        Assert.Equal(Cues[2].Prosody, other.Prosody);
        Assert.Equal(Units.Select(unit => Cues[2].Expression[unit]), Units.Select(unit => other.Expression[unit]));
        Assert.NotEqual(Cues[2].Prosody, UtteranceCues.Of(utterance, 6).Prosody);
        Assert.NotEqual(Cues[2].Prosody, UtteranceCues.Of(utterance with { Key = new(Split.Dev, 0, 2) }, SampleClips.Seed).Prosody);
    }

    [Fact]
    public void ActionUnits_StayWithinTheirRange() => Assert.All(Cues, cues => Assert.All(
        Units, unit => Assert.InRange(cues.Expression[unit], unit < ActionUnit.HeadTurn ? 0 : -1, 1)));

    [Fact]
    public void Of_UnknownEmotion_IsAnErrorThatNamesIt()
    {
        var error = Assert.Throws<ArgumentException>(() => UtteranceCues.Of(Sample[0] with { Emotion = "envy" }, 1));

        Assert.Contains("'envy'", error.Message, StringComparison.Ordinal);
    }

    private static bool Neutral(UtteranceCues cues) => Sample[Array.IndexOf(Cues, cues)].Emotion == "neutral";

    private static double Share(Func<UtteranceCues, bool> which) => Cues.Count(which) / (double)Cues.Length;

    private static double Far(Func<UtteranceCues, bool> which) =>
        Cues.Where(which).Average(cues => Units.Sum(unit => cues.Expression[unit] * cues.Expression[unit]));

    private static double Loud(Func<UtteranceCues, bool> which) => Math.Sqrt(Cues.Where(which).Average(cues => cues.Prosody.Gain * cues.Prosody.Gain));
}
