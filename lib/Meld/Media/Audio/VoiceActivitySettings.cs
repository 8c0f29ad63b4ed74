namespace Meld.Media.Audio;

/// <summary>How speech is told from silence by energy. The defaults are those with which MEmoBERT chose its clips.</summary>
public sealed record VoiceActivitySettings
{
    /// <summary>Share of the previous sample that is taken off each, which lifts high frequencies.</summary>
    public double PreEmphasis { get; init; } = 0.97;

    /// <summary>Length of a frame.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMilliseconds(25);

    /// <summary>Time from one frame to the next.</summary>
    public TimeSpan Hop { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// The part of the threshold that does not depend on the clip, for energies of 16-bit integers as the published program reads them. (With samples up to 1
    /// the logarithm of speech lies about 0.)
    /// </summary>
    public double Threshold { get; init; } = 5.5;

    /// <summary>How much of the clip's mean log energy is added to the threshold.</summary>
    public double MeanShare { get; init; } = 0.5;

    /// <summary>Frames on either side whose energy counts too.</summary>
    public int Context { get; init; } = 5;

    /// <summary>Share of the frames in the context, as far as the clip reaches, that must exceed the threshold.</summary>
    public double Proportion { get; init; } = 0.6;

    /// <summary>
    /// True for the fault of the published program, which asks the frame itself once for each neighbour, so that context does nothing: a frame is speech when
    /// its own energy exceeds the threshold.
    /// </summary>
    public bool IgnoresContext { get; init; }
}
