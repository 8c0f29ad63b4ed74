namespace Meld.Media.Verification;

/// <summary>What a measurement says against a clip, given what its row says.</summary>
internal static class ClipFaults
{
    // What no speech stays below, and what 16 bits hold next to nothing of: about -50 and -80 dB of full scale.
    private const double FaintestSpeech = 0.003;
    private const double FaintestSound = 0.0001;

    // Clips are a little longer than their times say, since they are cut at frames; beyond this they hold something else too.
    private const double UsualExcess = 1;
    private const double UsualFactor = 2;

    // The other way about: half of what is said, and more than a frame or two of it.
    private const double UsualShare = 0.5;
    private const double UsualLack = 0.25;

    /// <summary>The faults, the gravest first.</summary>
    /// <param name="clip">The measurement.</param>
    /// <param name="duration">How long the row's times say that it lasts.</param>
    /// <param name="usualLength">How much of a clip is read by those who use it.</param>
    public static IEnumerable<ClipFault> Of(ClipMeasurement clip, TimeSpan duration, TimeSpan usualLength) =>
        clip.Problem is not null ? [new(ClipFaultKind.Unreadable, clip.Reason)] : OfStreams(clip).Concat(OfLength(clip, duration, usualLength));

    private static IEnumerable<ClipFault> OfStreams(ClipMeasurement clip)
    {
        if (clip.Damage.Count > 0)
        {
            var lacking = clip.ContainerSeconds - Math.Max(clip.PictureSeconds, clip.SoundSeconds);
            var kind = !clip.IsCut && lacking > UsualLack ? ClipFaultKind.Truncated : ClipFaultKind.Damaged;
            yield return new(kind, string.Join("; ", clip.Damage));
        }
        if (clip.Video is null) yield return new(ClipFaultKind.NoPicture);
        else if (clip.Frames == 0) yield return new(ClipFaultKind.NoPicture, "its stream has no frame");
        if (clip.Audio is null) yield return new(ClipFaultKind.NoSound);
        else if (clip.Samples == 0) yield return new(ClipFaultKind.NoSamples);
        else if (clip.Peak == 0) yield return new(ClipFaultKind.Silent, "digital silence");
        else if (clip.Peak < FaintestSound) yield return new(ClipFaultKind.Silent, Loudness(clip.Peak));
        if (clip.Frames == 1) yield return new(ClipFaultKind.OneFrame);
    }

    private static IEnumerable<ClipFault> OfLength(ClipMeasurement clip, TimeSpan duration, TimeSpan usualLength)
    {
        var (seconds, said) = (clip.Seconds, duration.TotalSeconds);
        var detail = FormattableString.Invariant($"lasts {seconds:0.0} s where its times say {said:0.0} s");
        if (seconds > (UsualFactor * said) + UsualExcess) yield return new(ClipFaultKind.LongerThanItsTimes, detail);
        // What a truncated clip lacks is told already.
        if (clip.Damage.Count == 0 && seconds < (UsualShare * said) - UsualLack) yield return new(ClipFaultKind.ShorterThanItsTimes, detail);
        if (seconds > usualLength.TotalSeconds)
        {
            var rest = clip.IsCut ? "; not all of it was looked at" : "";
            yield return new(
                ClipFaultKind.BeyondTheLimit, FormattableString.Invariant($"lasts {seconds:0.0} s, of which {usualLength.TotalSeconds:0.#} s are read{rest}"));
        }
        if (clip.Peak is >= (float)FaintestSound and < (float)FaintestSpeech) yield return new(ClipFaultKind.NearlySilent, Loudness(clip.Peak));
    }

    private static string Loudness(float peak) => FormattableString.Invariant($"nowhere louder than {20 * Math.Log10(peak):0} dB of full scale");
}
