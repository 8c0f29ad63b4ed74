using System.Runtime.InteropServices;
using System.Text;

namespace Meld.Media.Interop;

/// <summary>How a clip is encoded, as the shim takes it; <c>MediaEncoding</c> in <c>native/shim.h</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MediaEncoding
{
    private readonly int height;
    private readonly int width;
    private readonly double frameRate;
    private readonly int rateFactor;
    private readonly int keyInterval;
    private readonly int sound;
    private readonly int sampleRate;
    private readonly int soundBitRate;
    private fixed byte preset[16];

    internal MediaEncoding(ClipFrames frames, double framesPerSecond, Waveform? waveform, ClipEncoding encoding)
    {
        (height, width, frameRate) = (frames.Height, frames.Width, framesPerSecond);
        (rateFactor, keyInterval) = (encoding.RateFactor, encoding.KeyInterval);
        if (waveform is not null) (sound, sampleRate, soundBitRate) = ((int)encoding.SoundCodec, waveform.SampleRate, encoding.SoundBitRate);
        fixed (byte* name = preset) Encoding.ASCII.GetBytes(encoding.Preset, new Span<byte>(name, 15));
    }
}
