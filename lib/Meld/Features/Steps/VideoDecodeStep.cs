using Meld.Media;

namespace Meld.Features.Steps;

/// <summary>Frames of a clip as they are: <c>U8 [frames, 3, height, width]</c>, red, green, blue. Absent where a clip has no picture.</summary>
public sealed class VideoDecodeStep : IClipStep
{
    // To be raised whenever the same settings give other bytes.
    private const int Version = 1;

    /// <param name="settings">Which frames, and how large.</param>
    /// <exception cref="ArgumentException">The settings contradict one another.</exception>
    public VideoDecodeStep(VideoDecodeSettings settings)
    {
        if (settings.Problem() is { } problem) throw new ArgumentException($"{problem}.", nameof(settings));
        Request = new ClipRequest
        {
            Frames = settings.ToRule(),
            Size = settings.ToSize(),
            Limits = DecodeLimits.Default with { Length = TimeSpan.FromSeconds(settings.Seconds) },
        };
        Identity = new StepIdentity("video.decode", Version, Text(Request));
    }

    /// <inheritdoc/>
    public StepIdentity Identity { get; }

    /// <inheritdoc/>
    public ClipRequest Request { get; }

    /// <inheritdoc/>
    public FeatureValue Compute(DecodedClip clip) => clip.Frames switch
    {
        null => FeatureValue.Absent("no picture"),
        { Count: 0 } => FeatureValue.Absent("no frame"),
        { } frames => FeatureValue.Of(frames.Pixels, frames.Count, 3, frames.Height, frames.Width),
    };

    // Limits decide whether there are frames at all.
    private static string Text(ClipRequest request)
    {
        var (rule, size, limits) = (request.Frames!.Value, request.Size, request.Limits);
        return new SettingsLine()
            .Add("rule", rule.Kind switch
            {
                FrameRuleKind.First => "first",
                FrameRuleKind.Spread => "spread",
                FrameRuleKind.EveryNth => "every",
                _ => "per-second",
            })
            .Add("count", rule.Count).Add("rate", rule.Rate)
            .Add("height", size.Height).Add("width", size.Width).Add("shorter_side", size.ShorterSide)
            .Add("crop_height", size.CropHeight).Add("crop_width", size.CropWidth)
            .Add("scaling", size.Scaling switch { FrameScaling.Bilinear => "bilinear", FrameScaling.Bicubic => "bicubic", _ => "area" })
            .Add("seconds", limits.Length.TotalSeconds).Add("source_pixels", limits.SourcePixels).Add("output_bytes", limits.OutputBytes)
            .ToString();
    }
}
