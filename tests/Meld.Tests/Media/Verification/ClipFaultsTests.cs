using Meld.Media;
using Meld.Media.Verification;
using static Meld.Tests.Media.Verification.Measurements;

namespace Meld.Tests.Media.Verification;

public class ClipFaultsTests
{
    [Fact]
    public void Of_SoundClip_HasNone() => Assert.Empty(Of(Sound));

    [Fact]
    public void Of_ClipThatCannotBeRead_HasItsReasonOnly() => Assert.Equal(
        ["unreadable: the file is empty"],
        Of(new() { Bytes = 0, Sha256 = "", Problem = MediaProblem.Unreadable, Reason = "the file is empty" }));

    [Fact]
    public void Of_DamageAndTheEndMissing_IsTruncation() =>
        Assert.Equal(["truncated: a; b"], Of(Sound with { PictureSeconds = 1, SoundSeconds = 0.5, Damage = ["a", "b"] }));

    [Fact]
    public void Of_DamageAndTheEndThere_IsDamage()
    {
        Assert.Equal(["damaged: a"], Of(Sound with { Damage = ["a"] }));
        Assert.Equal(["damaged: a"], Of(Sound with { PictureSeconds = 1, Damage = ["a"] }));
        Assert.Equal(["damaged: a"], Of(Sound with { ContainerSeconds = 0, Damage = ["a"] }));
    }

    [Fact]
    public void Of_StreamsThatAreNotThere_AreNamed() =>
        Assert.Equal(["no picture", "no sound"], Of(Sound with { Video = null, Frames = 0, Audio = null, Samples = 0, Peak = 0 }));

    [Fact]
    public void Of_StreamsWithoutContent_AreNamed() =>
        Assert.Equal(["no picture: its stream has no frame", "sound without samples"], Of(Sound with { Frames = 0, Samples = 0, Peak = 0 }));

    [Theory]
    [InlineData(0f, "silent: digital silence")]
    [InlineData(1 / 32768f, "silent: nowhere louder than -90 dB of full scale")]
    [InlineData(0.001f, "nearly silent: nowhere louder than -60 dB of full scale")]
    [InlineData(0.01f, "")]
    public void Of_FaintSound_IsNamed(float peak, string fault) => Assert.Equal(fault, string.Join("; ", Of(Sound with { Peak = peak })));

    [Fact]
    public void Of_OneFrame_IsNamed() => Assert.Equal(["one frame"], Of(Sound with { Frames = 1 }));

    [Theory]
    [InlineData(5.1, "longer than its times: lasts 5.1 s where its times say 2.0 s")]
    [InlineData(5, "")]
    [InlineData(0.75, "")]
    [InlineData(0.7, "shorter than its times: lasts 0.7 s where its times say 2.0 s")]
    public void Of_LengthThatIsFarFromItsTimes_IsNamed(double seconds, string fault) =>
        Assert.Equal(fault, string.Join("; ", Of(Sound with { ContainerSeconds = seconds, PictureSeconds = seconds, SoundSeconds = seconds / 2 })));

    [Fact]
    public void Of_LongerThanWhatIsRead_IsNamed()
    {
        var @long = Sound with { ContainerSeconds = 700, PictureSeconds = 600, SoundSeconds = 600, IsCut = true };
        Assert.Equal(
            ["beyond the limit: lasts 700.0 s, of which 60 s are read; not all of it was looked at"],
            ClipFaults.Of(@long, TimeSpan.FromSeconds(600), TimeSpan.FromMinutes(1)).Select(fault => fault.ToString()));
    }

    [Fact]
    public void Kinds_HaveWordsOfTheirOwn_AndAStateThatNeverImproves()
    {
        var kinds = Enum.GetValues<ClipFaultKind>();
        Assert.Equal(kinds.Length, kinds.Select(kind => kind.Words()).Distinct().Count());
        Assert.Equal(kinds, kinds.OrderByDescending(kind => kind.State()));
        Assert.Equal(5, ClipStates.All.Select(state => state.Words()).Distinct().Count());
    }

    private static IEnumerable<string> Of(ClipMeasurement clip) =>
        ClipFaults.Of(clip, TimeSpan.FromSeconds(2), DecodeLimits.Default.Length).Select(fault => fault.ToString());
}
