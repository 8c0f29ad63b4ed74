namespace Meld.Media;

/// <summary>
/// How large frames come out: scaled, then cropped about the centre. Sizes are of the upright picture, after a rotation that the clip asks for.
/// </summary>
public sealed record FrameSize
{
    private FrameSize() { }

    /// <summary>As large as they are.</summary>
    public static FrameSize Source { get; } = new();

    /// <summary>Height in pixels to scale to; null to keep it, or where <see cref="ShorterSide"/> says it.</summary>
    public int? Height { get; private init; }

    /// <summary>Width in pixels to scale to, or null for what the height or <see cref="ShorterSide"/> makes it.</summary>
    public int? Width { get; private init; }

    /// <summary>The shorter side in pixels, the other in proportion; null when a size is given.</summary>
    public int? ShorterSide { get; private init; }

    /// <summary>Height of the part about the centre that is kept, or null for all.</summary>
    public int? CropHeight { get; private init; }

    /// <summary>Width of the part about the centre that is kept, or null for all.</summary>
    public int? CropWidth { get; private init; }

    /// <summary>The filter.</summary>
    public FrameScaling Scaling { get; init; } = FrameScaling.Bilinear;

    /// <summary>Scaled to just this size, whatever the aspect.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is not from 1 to 16384.</exception>
    public static FrameSize Exactly(int height, int width) => new() { Height = Valid(height), Width = Valid(width) };

    /// <summary>Scaled to this height, the width in proportion and rounded down.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is not from 1 to 16384.</exception>
    public static FrameSize OfHeight(int height) => new() { Height = Valid(height) };

    /// <summary>Scaled so that the shorter side has this length, the longer in proportion and rounded down, as torchvision's Resize does.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is not from 1 to 16384.</exception>
    public static FrameSize OfShorterSide(int side) => new() { ShorterSide = Valid(side) };

    /// <summary>The same, with this much about the centre kept. It begins at half the excess, rounded to even, as in torchvision's CenterCrop.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is not from 1 to 16384.</exception>
    public FrameSize Cropped(int height, int width) => this with { CropHeight = Valid(height), CropWidth = Valid(width) };

    private static int Valid(int size) =>
        size is >= 1 and <= 16384 ? size : throw new ArgumentOutOfRangeException(nameof(size), size, "A side of a frame has from 1 to 16384 pixels.");
}
