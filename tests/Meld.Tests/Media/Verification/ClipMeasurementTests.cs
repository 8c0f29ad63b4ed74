using Meld.Media;
using Meld.Media.Verification;
using Meld.Testing;

namespace Meld.Tests.Media.Verification;

public sealed class ClipMeasurementTests : IDisposable
{
    // Two seconds, 24 frames.
    private static readonly Lazy<byte[]> Clip = new(() => MadeClips.Mp4());
    private static readonly DecodeLimits Limits = VerificationSettings.Default.Limits;

    private readonly TemporaryDirectory directory = new();
    private readonly ClipReader reader = new();

    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
    }

    [Fact]
    public void Of_WholeClip_MeasuresAllOfIt()
    {
        var measured = Of(Clip.Value);
        Assert.Equal((Clip.Value.LongLength, 24, 2.0), (measured.Bytes, measured.Frames, measured.PictureSeconds));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Clip.Value)), measured.Sha256);
        Assert.Equal(("h264", "aac", (MediaProblem?)null, false), (measured.Video!.Codec, measured.Audio!.Codec, measured.Problem, measured.IsCut));
        Assert.InRange(measured.SoundSeconds, 1.9, 2.1);
        Assert.InRange(measured.Peak, 0.4f, 1f);
        Assert.Empty(measured.Damage);
    }

    [Fact]
    public void Of_ClipThatEndsInTheMiddle_MeasuresWhatIsThere()
    {
        var measured = Of(Clip.Value[..(Clip.Value.Length * 2 / 3)]);
        Assert.Contains(measured.Damage, damage => damage.Contains("packets are there", StringComparison.Ordinal));
        Assert.InRange(measured.Frames, 1, 23);
        Assert.InRange(measured.Seconds, 0.1, measured.ContainerSeconds - 0.2);
    }

    [Fact]
    public void Of_ClipWithoutSound_HasNone() => Assert.Equal((null, 0), (Of(MadeClips.Mp4(sound: null)).Audio, Of(MadeClips.Mp4(sound: null)).Samples));

    [Fact]
    public void Of_ClipLongerThanTheLimit_IsCutAndKeepsTheContainersLength()
    {
        var measured = Of(Clip.Value, new() { Length = TimeSpan.FromSeconds(1) });
        Assert.Equal((true, 12, 1.0), (measured.IsCut, measured.Frames, measured.PictureSeconds));
        Assert.Equal(measured.ContainerSeconds, measured.Seconds);
    }

    [Fact]
    public void Of_NoClip_HasTheReason()
    {
        Assert.Equal((MediaProblem.Unreadable, "the file is empty", true), Failure(Of([])));
        Assert.Equal(MediaProblem.Unreadable, Of("<html>Not found</html>"u8.ToArray()).Problem);
        var missing = ClipMeasurement.Of(Path.Combine(directory.Path, "absent.mp4"), reader, Limits);
        Assert.Equal((MediaProblem.Missing, false), (missing.Problem!.Value, missing.IsLasting));
        Assert.DoesNotContain(directory.Path, missing.Reason, StringComparison.Ordinal);
    }

    private static (MediaProblem, string, bool) Failure(ClipMeasurement measured) => (measured.Problem!.Value, measured.Reason, measured.IsLasting);

    private ClipMeasurement Of(byte[] bytes, DecodeLimits? limits = null) => ClipMeasurement.Of(directory.Write("x.mp4", bytes), reader, limits ?? Limits);
}
