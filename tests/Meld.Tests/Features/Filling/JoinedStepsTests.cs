using Meld.Features;
using Meld.Features.Filling;
using Meld.Features.Steps;
using Meld.Media;

namespace Meld.Tests.Features.Filling;

public sealed class JoinedStepsTests
{
    private static readonly MelStep Mel = new MelStep(new MelStepSettings());
    private static readonly AudioDecodeStep Waveform = new AudioDecodeStep(new AudioDecodeSettings());
    private static readonly VideoDecodeStep Frames = new VideoDecodeStep(new VideoDecodeSettings());

    [Fact]
    public void Of_FramesAndSoundOfOneRate_IsOnePass()
    {
        var joined = Assert.Single(JoinedSteps.Of([Waveform, Mel, Frames], [0, 1, 2]));
        Assert.Equal([0, 1, 2], joined.Steps);
        Assert.Equal(Frames.Request with { SampleRate = 16_000 }, joined.Request);
    }

    [Fact]
    public void Of_NeededOnes_LeavesTheOthersOut()
    {
        var joined = Assert.Single(JoinedSteps.Of([Waveform, Mel, Frames], [2]));
        Assert.Equal([2], joined.Steps);
        Assert.Equal(Frames.Request, joined.Request);
    }

    public static TheoryData<IClipStep> Others =>
    [
        new MelStep(new MelStepSettings { SampleRate = 8_000 }),
        new MelStep(new MelStepSettings { Seconds = 10 }),
        new VideoDecodeStep(new VideoDecodeSettings { Frames = 8 }),
        new VideoDecodeStep(new VideoDecodeSettings { Crop = 100 }),
    ];

    [Theory]
    [MemberData(nameof(Others))]
    public void Of_RequestThatDoesNotGoTogether_IsAPassOfItsOwn(IClipStep other)
    {
        IReadOnlyList<IClipStep> steps = [Mel, Frames, other];
        var joined = JoinedSteps.Of(steps, [0, 1, 2]);
        Assert.Equal([[0, 1], [2]], joined.Select(group => group.Steps));
        Assert.Equal(other.Request, joined[1].Request);
    }

    // What a step gives must not depend on what is computed beside it.
    [Theory]
    [InlineData("meld.mp4")]
    [InlineData("b-frames.avi")]
    [InlineData("no-picture.m4a")]
    [InlineData("edit-list.mp4")]
    [InlineData("variable-rate.mp4")]
    [InlineData("zero-length.mp4")]
    public void Request_Joined_GivesEachStepWhatItGetsAlone(string name)
    {
        IReadOnlyList<IClipStep> steps = [Waveform, Mel, Frames];
        using var reader = new ClipReader();
        var path = Media.Fixtures.Clip(name);
        var clip = reader.Read(path, Assert.Single(JoinedSteps.Of(steps, [0, 1, 2])).Request);
        foreach (var step in steps)
        {
            var (joined, alone) = (step.Compute(clip), step.Compute(reader.Read(path, step.Request)));
            Assert.Equal((alone.State, alone.Reason), (joined.State, joined.Reason));
            Assert.Equal(alone.Shape, joined.Shape);
            Assert.Equal(alone.Bytes.Span, joined.Bytes.Span);
        }
    }
}
