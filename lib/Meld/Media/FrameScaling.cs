namespace Meld.Media;

/// <summary>How a frame is scaled; each means swscale's filter of that name, which widens when it makes a frame smaller and so does not alias.</summary>
public enum FrameScaling
{
    /// <summary>
    /// Linear between neighbours; what torchvision calls bilinear with <c>antialias</c>. OpenCV's <c>INTER_LINEAR</c>, and torchvision without, do not widen.
    /// </summary>
    Bilinear = 0,

    /// <summary>Cubic between neighbours; what ffmpeg's command line does by default.</summary>
    Bicubic = 1,

    /// <summary>The mean of what a pixel covers.</summary>
    Area = 2,
}
