namespace Meld.Media;

/// <summary>A clip's picture as its container describes it.</summary>
/// <param name="Codec">libav's name of the codec, such as <c>h264</c>.</param>
/// <param name="Height">Rows of the upright picture, after <paramref name="Rotation"/>.</param>
/// <param name="Width">Columns of the upright picture, after <paramref name="Rotation"/>.</param>
/// <param name="FrameRate">Frames per second on average; 0 where the container does not say.</param>
/// <param name="Rotation">Degrees, clockwise, that stored frames are turned to stand upright: 0, 90, 180 or 270.</param>
/// <param name="FrameCount">Number of frames by the container, or 0 where it does not say.</param>
public sealed record VideoInfo(string Codec, int Height, int Width, double FrameRate, int Rotation, long FrameCount);
