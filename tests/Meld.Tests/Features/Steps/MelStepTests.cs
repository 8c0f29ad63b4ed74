using System.Runtime.InteropServices;
using Meld.Features;
using Meld.Features.Steps;
using Meld.Media;
using Meld.Media.Audio;
using Meld.Storage;

namespace Meld.Tests.Features.Steps;

public sealed class MelStepTests
{
    private static readonly MelStep Usual = new(new MelStepSettings());

    // Where this fails the step gives something else than before: raise its version, then write down the new values.
    [Fact]
    public void IdentityAndBytes_OfAMadeClip_AreAsBefore()
    {
        Assert.Equal(
            "audio.mel v1 sample_rate=16000 seconds=60 samples=11520000 bands=64 frames=300 fft_size=1024 window=1024 hop=512 min_frequency=0 max_frequency=8000 "
            + "power=2 centred=true decibels=true range=80 guarded=true filled_first=false",
            Usual.Identity.ToString());
        var value = Usual.Compute(MadeClip.Whole);
        Assert.Equal(TensorType.F32, value.Type);
        Assert.Equal([64, 300], value.Shape);
        Assert.Equal("80f58b022b19bebfca0260af3f26ea5f", Digest.Of(value.Bytes.Span).ToString()[..32]);
    }

    [Fact]
    public void Compute_Defaults_GiveWhatMelInputGives()
    {
        var expected = new MelInput(new MelForm()).Compute(MadeClip.Whole.Sound!);
        Assert.Equal(MemoryMarshal.AsBytes<float>(expected.Values), Usual.Compute(MadeClip.Whole).Bytes.Span);
    }

    public static TheoryData<MelStepSettings, string> Settings => new()
    {
        { new() { Bands = 32, Frames = 100 }, " bands=32 frames=100 " },
        { new() { SampleRate = 22_050 }, "sample_rate=22050 " },
        { new() { FftSize = 512, WindowSize = 400, Hop = null }, " fft_size=512 window=400 hop=200 " },
        { new() { MinFrequency = 20, MaxFrequency = 7600.5 }, " min_frequency=20 max_frequency=7600.5 " },
        { new() { Power = 1, Centred = false }, " power=1 centred=false " },
        { new() { Decibels = false }, " decibels=false range=none " },
        { new() { DecibelRange = null }, " decibels=true range=none " },
        { new() { SilenceIsZero = false, PadFirst = true }, " guarded=false filled_first=true " },
        { new() { Seconds = 10 }, " seconds=10 " },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Identity_OtherSettings_SaysThem(MelStepSettings settings, string part)
    {
        var text = new MelStep(settings).Identity.Settings;
        Assert.Contains(part, $" {text} ");
        Assert.NotEqual(Usual.Identity.Settings, text);
    }

    [Fact]
    public void Identity_DefaultsThatAreWrittenOut_AreTheSameStep()
    {
        Assert.Equal(Usual.Identity, new MelStep(new MelStepSettings { WindowSize = 1024, MaxFrequency = 8000 }).Identity);
    }

    [Fact]
    public void Compute_NothingToComputeFrom_IsAbsent()
    {
        var notCentred = new MelStep(new MelStepSettings { Centred = false });
        Assert.Equal("no sound", Absence(Usual, null));
        Assert.Equal("no sample of sound", Absence(Usual, new Waveform([], 16_000)));
        Assert.Equal("its sound of 1023 samples does not fill a frame", Absence(notCentred, new Waveform(new float[1023], 16_000)));
        Assert.Equal(FeatureState.Stored, notCentred.Compute(MadeClip.Of(null, new Waveform(new float[1024], 16_000))).State);

        static string Absence(MelStep step, Waveform? sound)
        {
            var value = step.Compute(MadeClip.Of(null, sound));
            Assert.Equal(FeatureState.Absent, value.State);
            return value.Reason;
        }
    }

    public static TheoryData<MelStepSettings, string> Impossible => new()
    {
        { new() { MaxFrequency = 8001 }, "`mel.max_frequency` of 8001 Hz is above half the `sample_rate` of 16000" },
        { new() { WindowSize = 2048 }, "`mel.window_size` of 2048 samples is longer than its `fft_size` of 1024" },
        { new() { WindowSize = 1, Hop = null }, "`mel.hop` is missing" },
        { new() { MinFrequency = 8000 }, "`mel.min_frequency` of 8000 Hz is not below the highest frequency, 8000 Hz" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Constructor_SettingsThatContradictOneAnother_AreRefused(MelStepSettings settings, string message)
    {
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => new MelStep(settings)).Message);
    }
}
