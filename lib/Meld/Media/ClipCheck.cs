using Meld.Corpus;

namespace Meld.Media;

/// <summary>How the clip of one utterance came through decoding.</summary>
/// <param name="Utterance">The utterance.</param>
/// <param name="Info">What the container says, or null for a clip that cannot be read.</param>
/// <param name="Problems">What is wrong with it, in words without a full stop; empty for a sound clip.</param>
public sealed record ClipCheck(Utterance Utterance, ClipInfo? Info, IReadOnlyList<string> Problems)
{
    /// <summary>Whether some or all of it cannot be decoded; other problems are of what it holds.</summary>
    public bool IsDamaged { get; init; }

    // Clips are a little longer than their times say, since they are cut at frames; beyond this they hold something else too.
    private const double UsualExcess = 1;
    private const double UsualFactor = 2;

    /// <summary>Decodes the clip of an utterance and looks for what is wrong with it.</summary>
    /// <param name="utterance">The utterance.</param>
    /// <param name="path">Its clip.</param>
    /// <param name="reader">What decodes it.</param>
    /// <param name="request">What is wanted of it; damage is accepted, whatever the request says.</param>
    /// <param name="cancellation">Ends the decoding.</param>
    /// <exception cref="MediaException">Decoding failed for a reason that does not lie in the clip (<see cref="MediaProblem.Internal"/>).</exception>
    /// <exception cref="ArgumentException">The request asks for something impossible, whatever the clip.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ClipCheck Of(Utterance utterance, string path, IClipReader reader, ClipRequest request, CancellationToken cancellation = default)
    {
        try
        {
            var clip = reader.Read(path, request with { AcceptDamage = true }, cancellation);
            return new(utterance, clip.Info, [.. Problem(clip, utterance, request), .. clip.Damage]) { IsDamaged = clip.Damage.Count > 0 };
        }
        catch (MediaException error) when (error.Kind != MediaProblem.Internal)
        {
            return new(utterance, null, [error.Reason]) { IsDamaged = true };
        }
    }

    private static IEnumerable<string> Problem(DecodedClip clip, Utterance utterance, ClipRequest request)
    {
        if (clip.Info.Video is null) yield return "no picture";
        else if (request.Frames is not null && clip.Frames is not { Count: > 0 }) yield return "no frame";
        else if (clip.Info.Video.FrameCount == 1) yield return "one frame";
        if (clip.Info.Audio is null) yield return "no sound";
        else if (clip.Sound is { } sound && Array.TrueForAll(sound.Samples, sample => sample == 0)) yield return "digital silence";
        var (seconds, said) = (clip.Info.Duration.TotalSeconds, utterance.Duration.TotalSeconds);
        if (seconds > (UsualFactor * said) + UsualExcess) yield return FormattableString.Invariant($"lasts {seconds:0.0} s where its times say {said:0.0} s");
    }
}
