namespace Meld.Media.Synthesis;

/// <summary>
/// The voice of each emotion at its height, in the directions that the reviews agree on (Murray and Arnott, 1993; Juslin and Laukka, 2003; for disgust and
/// surprise Banse and Scherer, 1996).
/// </summary>
internal static class Prosodies
{
    private static readonly Dictionary<string, Prosody> ByEmotion = new()
    {
        ["neutral"] = Prosody.Plain,
        ["joy"] = new(Pitch: 30, Range: 1.9, Speed: 1.16, Gain: 3, Tilt: 4),
        ["sadness"] = new(Pitch: -36, Range: 0.3, Speed: 0.74, Gain: -7, Tilt: -6),
        ["anger"] = new(Pitch: 8, Range: 1.5, Speed: 1.24, Gain: 7, Tilt: 8),
        ["fear"] = new(Pitch: 44, Range: 0.6, Speed: 1.36, Gain: -3, Tilt: -4, Tremor: 0.8),
        ["disgust"] = new(Pitch: -26, Range: 0.8, Speed: 0.72, Gain: 2, Tilt: 5),
        ["surprise"] = new(Pitch: 34, Range: 2.8, Speed: 0.9, Gain: 1, Tilt: -1),
    };

    /// <summary>The voice of an emotion at its height.</summary>
    /// <exception cref="ArgumentException">It is none of MELD's seven.</exception>
    public static Prosody Of(string emotion) =>
        ByEmotion.TryGetValue(emotion, out var prosody) ? prosody : throw new ArgumentException($"No voice is known for the emotion '{emotion}'.");
}
