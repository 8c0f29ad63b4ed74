using Meld.Media.Interop;

namespace Meld.Media;

/// <summary>Makes pictures of frames. Equal input gives equal bytes.</summary>
public static class PictureEncoder
{
    private const int PngKind = 1;
    private const int JpegKind = 2;

    /// <summary>A frame as PNG, without loss.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    /// <exception cref="InvalidOperationException">This machine's libav lacks the encoder.</exception>
    public static byte[] Png(ClipFrames frames, int frame) => Png(frames[frame], frames.Height, frames.Width);

    /// <summary>A picture as PNG, without loss.</summary>
    /// <param name="pixels">Red, green and blue planes, <c>[3, height, width]</c>.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <exception cref="ArgumentException">The pixels are not as many as the sizes say.</exception>
    /// <exception cref="InvalidOperationException">This machine's libav lacks the encoder.</exception>
    public static byte[] Png(ReadOnlySpan<byte> pixels, int height, int width) => Encode(pixels, height, width, PngKind, 100);

    /// <summary>A frame as JPEG.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="frame">Which of them.</param>
    /// <param name="quality">From 1 to 100, much as libjpeg counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame or quality.</exception>
    /// <exception cref="InvalidOperationException">This machine's libav lacks the encoder.</exception>
    public static byte[] Jpeg(ClipFrames frames, int frame, int quality = 80) => Jpeg(frames[frame], frames.Height, frames.Width, quality);

    /// <summary>A picture as JPEG.</summary>
    /// <param name="pixels">Red, green and blue planes, <c>[3, height, width]</c>.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="quality">From 1 to 100, much as libjpeg counts.</param>
    /// <exception cref="ArgumentException">The pixels are not as many as the sizes say.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such quality.</exception>
    /// <exception cref="InvalidOperationException">This machine's libav lacks the encoder.</exception>
    public static byte[] Jpeg(ReadOnlySpan<byte> pixels, int height, int width, int quality = 80) =>
        quality is >= 1 and <= 100
            ? Encode(pixels, height, width, JpegKind, quality)
            : throw new ArgumentOutOfRangeException(nameof(quality), quality, "A quality is from 1 to 100.");

    private static unsafe byte[] Encode(ReadOnlySpan<byte> pixels, int height, int width, int kind, int quality)
    {
        if (height < 1 || width < 1 || pixels.Length != 3L * height * width)
        {
            throw new ArgumentException($"{pixels.Length} bytes do not make a picture of {height} x {width}.", nameof(pixels));
        }
        fixed (byte* planes = pixels)
        {
            byte* bytes = null;
            long size = 0;
            return EncodedBytes.Take(MediaShim.media_encode_picture(planes, height, width, kind, quality, &bytes, &size), bytes, size);
        }
    }
}
