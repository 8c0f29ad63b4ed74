namespace Meld.Media.Synthesis;

/// <summary>A speaker's voice in espeak-ng's terms.</summary>
/// <param name="Accent">A voice such as <c>en-gb-scotland</c>. Not every one can be varied: espeak-ng silently ignores the variant of <c>en-gb</c>.</param>
/// <param name="Variant">A variant of it, such as <c>f2</c>.</param>
/// <param name="Pitch">From 0 to 99, 50 for the variant's own.</param>
/// <param name="Speed">Words per minute.</param>
/// <param name="Tremor">A trembling of the loudness that is always there, from 0 to 1.</param>
internal sealed record SpeakerVoice(string Accent, string Variant, double Pitch = 50, double Speed = 172, double Tremor = 0)
{
    /// <summary>The name that <c>espeak-ng -v</c> takes.</summary>
    public string Name => $"{Accent}+{Variant}";
}
