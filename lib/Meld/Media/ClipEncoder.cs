using Meld.Media.Interop;

namespace Meld.Media;

/// <summary>
/// Makes clips: H.264 (4:2:0, BT.601, limited range) with one channel of AAC or MP3, in MP4 with its index in front. Equal input gives equal bytes.
/// </summary>
public static class ClipEncoder
{
    /// <summary>Encodes a clip.</summary>
    /// <param name="frames">
    /// The frames, at least one, of even height and width, shown one after another at even distances whatever their timestamps say.
    /// </param>
    /// <param name="framesPerSecond">How many frames are shown a second.</param>
    /// <param name="sound">
    /// The sound, which starts with the first frame, or null for a clip without. Its rate is kept: one of MPEG's, such as 16 or 48 kHz.
    /// </param>
    /// <param name="encoding">How, or null for <see cref="ClipEncoding.Default"/>.</param>
    /// <returns>The bytes of an MP4 file.</returns>
    /// <exception cref="ArgumentException">There are no frames, their sides are odd, the rate is not positive, or a sample is no finite number.</exception>
    /// <exception cref="InvalidOperationException">This machine's libav lacks the encoder, or the encoder refuses; the message says what.</exception>
    public static unsafe byte[] Encode(ClipFrames frames, double framesPerSecond, Waveform? sound = null, ClipEncoding? encoding = null)
    {
        if (frames.Count == 0) throw new ArgumentException("A clip needs at least one frame.", nameof(frames));
        if (frames.Height % 2 != 0 || frames.Width % 2 != 0)
        {
            throw new ArgumentException($"H.264 of this form wants even sides, not {frames.Height} x {frames.Width}.", nameof(frames));
        }
        if (!double.IsFinite(framesPerSecond) || framesPerSecond is <= 0 or > 1000)
        {
            throw new ArgumentOutOfRangeException(nameof(framesPerSecond), framesPerSecond, "Frames per second must be a positive number, at most 1000.");
        }
        if (sound is not null && sound.Samples.Any(sample => !float.IsFinite(sample)))
        {
            throw new ArgumentException("The sound has samples that are no finite numbers.", nameof(sound));
        }
        var native = new MediaEncoding(frames, framesPerSecond, sound, encoding ?? ClipEncoding.Default);
        float[] samples = sound?.Samples ?? [];
        fixed (byte* pixels = frames.Pixels)
        fixed (float* waveform = samples)
        {
            byte* bytes = null;
            long size = 0;
            return EncodedBytes.Take(MediaShim.media_encode_clip(pixels, frames.Count, waveform, samples.Length, &native, &bytes, &size), bytes, size);
        }
    }
}
