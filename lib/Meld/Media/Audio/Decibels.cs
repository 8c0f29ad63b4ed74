namespace Meld.Media.Audio;

/// <summary>Power in decibels, as <c>torchaudio.transforms.AmplitudeToDB("power")</c> has it, relative to 1.</summary>
public static class Decibels
{
    /// <summary>Power below this counts as this, so that silence is -100 dB.</summary>
    public const float LeastPower = 1e-10f;

    /// <summary>10 log10(power). A power that is not a number stays none, and where there is a range leaves none at all, as in torchaudio.</summary>
    /// <param name="power">Frames of power, <c>[bands, frames]</c>.</param>
    /// <param name="range">How far below the loudest value anything may lie, in decibels, or null for no such floor.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is negative.</exception>
    public static AudioFrames Of(AudioFrames power, double? range = null)
    {
        if (range < 0) throw new ArgumentOutOfRangeException(nameof(range), range, "A range in decibels cannot be negative.");
        var values = new float[power.Values.Length];
        var loudest = float.NegativeInfinity;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = 10 * MathF.Log10(MathF.Max(power.Values[i], LeastPower));
            loudest = MathF.Max(loudest, values[i]);
        }
        if (range is { } most) RaiseTo(values, loudest - (float)most);
        return power.With(values, power.Bands);
    }

    private static void RaiseTo(float[] values, float floor)
    {
        for (var i = 0; i < values.Length; i++) values[i] = MathF.Max(values[i], floor);
    }
}
