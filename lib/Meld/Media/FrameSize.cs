namespace Meld.Media;

/// <summary>
/// How large frames come out: scaled, then cropped about the centre. Sizes are of the upright picture, after a rotation that the clip asks for.
/// </summary>
public sealed record FrameSize
{
    private FrameSize() { }

    /// <summary>As large as they are.</summary>
    public static FrameSize Source { get; } = new();

    /// <summary>Height in pixels to scale to, whatever the aspect; null to keep it or to follow from <see cref="Width"/> or <see cref="ShorterSide"/>.</summary>
    public int? Height { get; private init; }

    /// <summary>Width in pixels to scale to; see <see cref="Height"/>.</summary>
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

    /// <summary>The same, with this much about the centre kept. The offset is half the excess, rounded to even where it lies between, as torchvision's CenterCrop has it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is not from 1 to 16384.</exception>
    public FrameSize Cropped(int height, int width) => this with { CropHeight = Valid(height), CropWidth = Valid(width) };

    private static int Valid(int size) =>
        size is >= 1 and <= 16384 ? size : throw new ArgumentOutOfRangeException(nameof(size), size, "A side of a frame has from 1 to 16384 pixels.");
}
