using Meld.Features;
using Meld.Features.Steps;
using Meld.Media;
using Meld.Storage;

namespace Meld.Tests.Features.Steps;

public sealed class AudioDecodeStepTests
{
    private static readonly AudioDecodeStep Usual = new(new AudioDecodeSettings());

    // Where this fails the step gives something else than before: raise its version, then write down the new values.
    [Fact]
    public void IdentityAndBytes_OfAMadeClip_AreAsBefore()
    {
        Assert.Equal("audio.decode v1 sample_rate=16000 seconds=60 samples=11520000", Usual.Identity.ToString());
        var value = Usual.Compute(MadeClip.Whole);
        Assert.Equal(TensorType.F32, value.Type);
        Assert.Equal([1600], value.Shape);
        Assert.Equal("41c3c507ffe78b16aca3bf60cfc15bcb", Digest.Of(value.Bytes.Span).ToString()[..32]);
    }

    [Fact]
    public void Request_Settings_AreAskedFor()
    {
        var request = new AudioDecodeStep(new AudioDecodeSettings { SampleRate = 8_000, Seconds = 2 }).Request;
        Assert.Equal((8_000, null, 2.0, false), (request.SampleRate, request.Frames, request.Limits.Length.TotalSeconds, request.AcceptDamage));
    }

    [Fact]
    public void Compute_NoSoundOrNoSample_IsAbsent()
    {
        foreach (var (clip, reason) in new[] { (MadeClip.Of(null, null), "no sound"), (MadeClip.Of(null, new Waveform([], 16_000)), "no sample of sound") })
        {
            var value = Usual.Compute(clip);
            Assert.Equal((FeatureState.Absent, reason), (value.State, value.Reason));
        }
    }

    [Fact]
    public void Compute_ClipCutAtTheLimit_IsAFeature()
    {
        var cut = new DecodedClip { Info = MadeClip.Whole.Info, Sound = MadeClip.Whole.Sound, IsCut = true };
        Assert.Equal(FeatureState.Stored, Usual.Compute(cut).State);
    }
}
