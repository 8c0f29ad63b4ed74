using Meld.Storage;

namespace Meld.Media.Verification;

/// <summary>What one pass over all of a clip found. It depends on the file and on <see cref="VerificationSettings.Limits"/>, on no row.</summary>
public sealed record ClipMeasurement
{
    private const int SampleRate = 16_000;

    // Pixels are not looked at, only whether there are any: most of the time is decoding's.
    private static readonly FrameSize Tiny = FrameSize.Exactly(2, 2);

    /// <summary>Bytes of the file; 0 where there is none.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of the file, 64 lower-case hex digits; empty where the file cannot be read.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Why nothing of it can be had, or null.</summary>
    public MediaProblem? Problem { get; init; }

    /// <summary>The same in words without a full stop; empty where there is no problem.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Its length by the container, in seconds; 0 where it does not say.</summary>
    public double ContainerSeconds { get; init; }

    /// <summary>The picture by the container, or null when it has none.</summary>
    public VideoInfo? Video { get; init; }

    /// <summary>The sound by the container, or null when it has none.</summary>
    public AudioInfo? Audio { get; init; }

    /// <summary>Frames that could be decoded.</summary>
    public int Frames { get; init; }

    /// <summary>When the last of them ends, in seconds from the start of the clip.</summary>
    public double PictureSeconds { get; init; }

    /// <summary>When the last sample that could be decoded ends, in seconds from the start of the clip.</summary>
    public double SoundSeconds { get; init; }

    /// <summary>Samples of one channel at 16,000 a second.</summary>
    public int Samples { get; init; }

    /// <summary>The loudest of them, full scale at 1.</summary>
    public float Peak { get; init; }

    /// <summary>Whether it is longer than the limit and the rest was not looked at.</summary>
    public bool IsCut { get; init; }

    /// <summary>What is damaged, in words.</summary>
    public IReadOnlyList<string> Damage { get; init; } = [];

    /// <summary>How long it lasts, in seconds: what could be decoded, and by the container where it was cut.</summary>
    public double Seconds => Math.Max(Math.Max(PictureSeconds, SoundSeconds), IsCut ? ContainerSeconds : 0);

    /// <summary>Whether another look at the same file would give the same.</summary>
    internal bool IsLasting => Problem?.LiesInTheClip() ?? true;

    /// <summary>Decodes all of a clip, picture and sound.</summary>
    /// <param name="path">The clip.</param>
    /// <param name="reader">What decodes it.</param>
    /// <param name="limits">How much of it is looked at, at most.</param>
    /// <param name="cancellation">Ends the decoding.</param>
    /// <exception cref="MediaException">Decoding failed for a reason that does not lie in the clip (<see cref="MediaProblem.Internal"/>).</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ClipMeasurement Of(string path, IClipReader reader, DecodeLimits limits, CancellationToken cancellation = default)
    {
        var (bytes, sha256) = (FileStamp.Of(path)?.Length ?? 0, "");
        try
        {
            // The decoder then finds the bytes in memory.
            sha256 = ClipContent.Hash(path, cancellation).ToString();
            var request = new ClipRequest { Frames = FrameRule.All, Size = Tiny, SampleRate = SampleRate, AcceptDamage = true, Limits = limits };
            return Of(reader.Read(path, request, cancellation), bytes, sha256);
        }
        catch (MediaException error) when (error.Kind != MediaProblem.Internal)
        {
            return new() { Bytes = bytes, Sha256 = sha256, Problem = error.Kind, Reason = error.Reason };
        }
    }

    private static ClipMeasurement Of(DecodedClip clip, long bytes, string sha256) => new()
    {
        Bytes = bytes,
        Sha256 = sha256,
        ContainerSeconds = Rounded(clip.Info.Duration.TotalSeconds),
        Video = clip.Info.Video,
        Audio = clip.Info.Audio,
        Frames = clip.Frames?.Count ?? 0,
        PictureSeconds = Rounded(PictureEnd(clip)),
        SoundSeconds = clip.Sound is { Samples.Length: > 0 } sound ? Rounded(clip.SoundStart + sound.Duration.TotalSeconds) : 0,
        Samples = clip.Sound?.Samples.Length ?? 0,
        Peak = clip.Sound?.Samples.Aggregate(0f, (peak, sample) => Math.Max(peak, Math.Abs(sample))) ?? 0,
        IsCut = clip.IsCut,
        Damage = clip.Damage,
    };

    // The last frame is shown as long as the others on average.
    private static double PictureEnd(DecodedClip clip)
    {
        if (clip.Frames is not { Timestamps: { Count: > 0 } times }) return 0;
        var rate = clip.Info.Video is { FrameRate: > 0 and var frames } ? 1 / frames : 0;
        return times[^1] + (times.Count > 1 ? (times[^1] - times[0]) / (times.Count - 1) : rate);
    }

    // Milliseconds, so that what is written is short and reads back to the same.
    private static double Rounded(double seconds) => Math.Round(seconds, 3);
}
