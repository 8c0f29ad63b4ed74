namespace Meld.Media.Synthesis;

/// <summary>How something is said, as departures from the speaker's own way.</summary>
/// <param name="Pitch">Steps of espeak-ng's scale of pitch from 0 to 99; 25 of them are about 15 % of the frequency.</param>
/// <param name="Range">Factor of the pitch's range, 1 for none.</param>
/// <param name="Speed">Factor of the words per minute, 1 for none.</param>
/// <param name="Gain">Loudness in decibels.</param>
/// <param name="Tilt">Decibels by which what lies above some 1.5 kHz is louder: a strained voice is bright, a soft one dark.</param>
/// <param name="Tremor">Depth of a trembling of the loudness, from 0 to 1.</param>
internal readonly record struct Prosody(double Pitch = 0, double Range = 1, double Speed = 1, double Gain = 0, double Tilt = 0, double Tremor = 0)
{
    /// <summary>As the speaker always speaks.</summary>
    public static Prosody Plain { get; } = new(Range: 1);

    /// <summary>The same departures, at this strength.</summary>
    public Prosody Scaled(double strength) => new(
        Pitch * strength, 1 + ((Range - 1) * strength), 1 + ((Speed - 1) * strength), Gain * strength, Tilt * strength, Tremor * strength);

    /// <summary>One departure on top of another.</summary>
    public Prosody With(Prosody other) => new(
        Pitch + other.Pitch, Range * other.Range, Speed * other.Speed, Gain + other.Gain, Tilt + other.Tilt, Tremor + other.Tremor);
}
