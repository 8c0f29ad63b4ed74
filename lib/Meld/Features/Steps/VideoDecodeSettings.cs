using System.ComponentModel.DataAnnotations;
using Meld.Media;

namespace Meld.Features.Steps;

/// <summary>Which frames of a clip are kept, and how large: <c>modalities.video.features.decode</c> of an experiment. By default what R3D-18 takes.</summary>
public sealed record VideoDecodeSettings
{
    /// <summary>Which frames.</summary>
    public VideoFrameRule Rule { get; init; } = VideoFrameRule.Spread;

    /// <summary>How many, for the rules <c>spread</c> and <c>first</c>.</summary>
    [Range(1, 100_000)]
    public int Frames { get; init; } = 16;

    /// <summary>From one frame to the next, for the rule <c>every</c>.</summary>
    [Range(1, int.MaxValue)]
    public int Step { get; init; } = 1;

    /// <summary>Frames per second, for the rule <c>per-second</c>.</summary>
    [Range(0.0, 1000.0, MinimumIsExclusive = true)]
    public double Rate { get; init; } = 1;

    /// <summary>Height in pixels to scale to; null to keep it.</summary>
    [Range(1, 16_384)]
    public int? Height { get; init; } = 128;

    /// <summary>Width in pixels to scale to; null for what the height makes it.</summary>
    [Range(1, 16_384)]
    public int? Width { get; init; } = 171;

    /// <summary>The shorter side in pixels, in place of <see cref="Height"/> and <see cref="Width"/>; the other in proportion.</summary>
    [Range(1, 16_384)]
    public int? ShorterSide { get; init; }

    /// <summary>Side of the square about the centre that is kept; null for all.</summary>
    [Range(1, 16_384)]
    public int? Crop { get; init; } = 112;

    /// <summary>The filter.</summary>
    public FrameScaling Scaling { get; init; } = FrameScaling.Bilinear;

    /// <summary>How much of a clip is read, from its start, in seconds.</summary>
    [Range(0.001, 3600.0)]
    public double Seconds { get; init; } = DecodeLimits.Default.Length.TotalSeconds;

    /// <summary>What is wrong with these settings together, in words without a full stop that begin with the key; null for nothing.</summary>
    public string? Problem()
    {
        if (ShorterSide is null && Height is null && Width is not null) return "`decode.width` needs `height` too";
        // Of a clip's own size nothing is known yet; it may turn out too small.
        var (height, width) = ShorterSide is { } side ? (side, side) : (Height, Width);
        return Crop > height || Crop > width ? $"`decode.crop` of {Crop} does not fit into frames scaled to less" : null;
    }

    /// <summary>The frames that are taken.</summary>
    internal FrameRule ToRule() => Rule switch
    {
        VideoFrameRule.Spread => FrameRule.Spread(Frames),
        VideoFrameRule.First => FrameRule.First(Frames),
        VideoFrameRule.Every => FrameRule.EveryNth(Step),
        VideoFrameRule.PerSecond => FrameRule.PerSecond(Rate),
        VideoFrameRule.All => FrameRule.All,
        _ => throw new InvalidOperationException($"There is no rule {Rule}."),
    };

    /// <summary>How large they are.</summary>
    internal FrameSize ToSize()
    {
        var scaled = this switch
        {
            { ShorterSide: { } side } => FrameSize.OfShorterSide(side),
            { Height: { } height, Width: { } width } => FrameSize.Exactly(height, width),
            { Height: { } height } => FrameSize.OfHeight(height),
            _ => FrameSize.Source,
        };
        return (Crop is { } crop ? scaled.Cropped(crop, crop) : scaled) with { Scaling = Scaling };
    }
}
