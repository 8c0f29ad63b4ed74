namespace Meld.Media;

/// <summary>How a frame is scaled; each means swscale's filter of that name, which widens when it makes a frame smaller and so does not alias.</summary>
public enum FrameScaling
{
    /// <summary>Linear between neighbours; what PyTorch's transforms and OpenCV call bilinear.</summary>
    Bilinear = 0,

    /// <summary>Cubic between neighbours; what ffmpeg's command line does by default.</summary>
    Bicubic = 1,

    /// <summary>The mean of what a pixel covers.</summary>
    Area = 2,
}
