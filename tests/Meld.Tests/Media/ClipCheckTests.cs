using Meld.Corpus;
using Meld.Media;
using Meld.Tests.Display;

namespace Meld.Tests.Media;

public class ClipCheckTests
{
    // Lasts 1.7 s by its times.
    private static readonly Utterance Utterance = DisplayExamples.Corpus.Utterances(Split.Train)[0];
    private static readonly ClipRequest Request = new() { Frames = FrameRule.Spread(2), SampleRate = 16_000 };

    [Fact]
    public void Of_SoundClip_HasNoProblem() => Assert.Empty(Check(ClipExamples.Clip).Problems);

    [Fact]
    public void Of_Clip_AcceptsDamageAndNamesIt()
    {
        var reader = new FakeClipReader(Clip(damage: ["it ends early"]));
        Assert.Equal(["it ends early"], ClipCheck.Of(Utterance, "x", reader, Request).Problems);
        Assert.True(Assert.Single(reader.Requests).AcceptDamage);
    }

    [Fact]
    public void Of_ClipThatCannotBeRead_HasItsReason()
    {
        var reader = new FakeClipReader((path, _) => throw new MediaException(path, MediaProblem.Limit, "it is too large"));
        var check = ClipCheck.Of(Utterance, "x", reader, Request);
        Assert.Null(check.Info);
        Assert.Equal(["it is too large"], check.Problems);
    }

    [Fact]
    public void Of_FailureThatDoesNotLieInTheClip_Throws()
    {
        var reader = new FakeClipReader((path, _) => throw new MediaException(path, MediaProblem.Internal, "the worker could not be confined"));
        Assert.Equal(MediaProblem.Internal, Assert.Throws<MediaException>(() => ClipCheck.Of(Utterance, "x", reader, Request)).Kind);
    }

    [Fact]
    public void Of_MissingStreams_AreNamed() =>
        Assert.Equal(["no picture", "no sound"], Check(new() { Info = ClipExamples.Info with { Video = null, Audio = null } }).Problems);

    [Fact]
    public void Of_DigitalSilenceAndOneFrame_AreNamed() => Assert.Equal(
        ["one frame", "digital silence"],
        Check(Clip(ClipExamples.Info with { Video = ClipExamples.Info.Video! with { FrameCount = 1 } }, new Waveform(new float[100], 16_000))).Problems);

    [Fact]
    public void Of_ClipMuchLongerThanItsTimes_IsNamed() => Assert.Equal(
        ["lasts 4.5 s where its times say 1.7 s"], Check(Clip(ClipExamples.Info with { Duration = TimeSpan.FromSeconds(4.5) })).Problems);

    private static ClipCheck Check(DecodedClip clip) => ClipCheck.Of(Utterance, "x", new FakeClipReader(clip), Request);

    private static DecodedClip Clip(ClipInfo? info = null, Waveform? sound = null, IReadOnlyList<string>? damage = null) =>
        new() { Info = info ?? ClipExamples.Info, Frames = ClipExamples.Clip.Frames, Sound = sound ?? ClipExamples.Clip.Sound, Damage = damage ?? [] };
}
