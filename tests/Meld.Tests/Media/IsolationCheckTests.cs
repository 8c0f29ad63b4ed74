using Meld.Media;
using Meld.Testing;

namespace Meld.Tests.Media;

[Collection(WorkerTests.Name)]
public sealed class IsolationCheckTests : IDisposable
{
    private static readonly ClipRequest Request = new() { Frames = FrameRule.Spread(4), SampleRate = 16_000 };

    private readonly TemporaryDirectory directory = new();
    private readonly string clip;

    public IsolationCheckTests() => clip = directory.Write("made.mp4", MadeClips.Mp4());

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Of_Clip_IsEqual() => Assert.Equal("Equal, bit by bit.", IsolationCheck.Of(clip, Request, new() { Workers = 1 }));

    [Fact]
    public void Of_WorkerThatIsMissing_SaysWhyNothingIsCompared()
    {
        var program = Path.Combine(directory.Path, "none");
        Assert.Equal(
            $"Not compared on this machine: The worker program {program} was not found.",
            IsolationCheck.Of(clip, Request, new() { Program = program }));
    }

    [Fact]
    public void Of_WorkerThatDoesNotComeUp_SaysWhyNothingIsCompared() => Assert.StartsWith(
        "Not compared on this machine: it cannot be decoded apart: the worker program /bin/false did not come up",
        IsolationCheck.Of(clip, Request, new() { Program = "/bin/false" }), StringComparison.Ordinal);

    [Fact]
    public void Of_FaultyClip_Throws() => Assert.Equal(
        MediaProblem.Unreadable, Assert.Throws<MediaException>(() => IsolationCheck.Of(directory.Write("faulty.mp4", "no clip"), Request)).Kind);

    [Fact]
    public void Sentence_OneBitApart_IsNotEqual()
    {
        DecodedClip Clip(byte pixel = 0, float sample = 0, double time = 0) => new()
        {
            Info = ClipExamples.Info,
            Frames = new([pixel, 0, 0], 1, 1, [time]),
            Sound = new([sample], 16_000),
        };
        DecodedClip[] others =
        [
            Clip(pixel: 1), Clip(sample: -0f), Clip(time: 0.5), new() { Info = ClipExamples.Info, Frames = Clip().Frames },
            new() { Info = ClipExamples.Info, Sound = Clip().Sound },
        ];
        Assert.Equal("Equal, bit by bit.", IsolationCheck.Sentence(Clip(sample: float.NaN), Clip(sample: float.NaN)));
        Assert.All(others, other => Assert.StartsWith("Not equal", IsolationCheck.Sentence(Clip(), other), StringComparison.Ordinal));
        Assert.StartsWith("Not equal", IsolationCheck.Sentence(others[^1], Clip()), StringComparison.Ordinal);
    }
}
