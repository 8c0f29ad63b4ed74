using Meld.Media;

namespace Meld.Tests.Media;

/// <summary>Two readings of a clip, equal to the last bit.</summary>
internal static class SameClip
{
    public static void Assert(DecodedClip expected, DecodedClip actual)
    {
        Xunit.Assert.Equal(expected.Info, actual.Info);
        Xunit.Assert.Equal(expected.IsCut, actual.IsCut);
        Xunit.Assert.Equal(expected.SoundStart, actual.SoundStart);
        Xunit.Assert.Equal(expected.Damage, actual.Damage);
        Xunit.Assert.Equal((expected.Frames?.Height, expected.Frames?.Width), (actual.Frames?.Height, actual.Frames?.Width));
        Xunit.Assert.Equal(expected.Frames?.Timestamps, actual.Frames?.Timestamps);
        Xunit.Assert.Equal(expected.Sound?.SampleRate, actual.Sound?.SampleRate);
        Xunit.Assert.Equal(expected.Frames is null, actual.Frames is null);
        Xunit.Assert.Equal(expected.Sound is null, actual.Sound is null);
        Xunit.Assert.True((expected.Frames?.Pixels ?? []).AsSpan().SequenceEqual(actual.Frames?.Pixels ?? []), "Pixels differ.");
        Xunit.Assert.True(Bits(expected.Sound).SequenceEqual(Bits(actual.Sound)), "Samples differ.");
    }

    private static ReadOnlySpan<int> Bits(Waveform? sound) => System.Runtime.InteropServices.MemoryMarshal.Cast<float, int>(sound?.Samples ?? []);
}
