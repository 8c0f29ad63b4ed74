using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Meld.Media.Interop;

/// <summary>What came out of a clip, as the shim gives it; <c>MediaResult</c> in <c>native/shim.h</c>. Its pointers live until <c>media_free</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MediaResult
{
    internal double Duration;
    internal double SoundStart;
    internal int HasVideo;
    internal int HasAudio;
    internal CodecName VideoCodec;
    internal CodecName AudioCodec;
    internal int VideoHeight;
    internal int VideoWidth;
    internal double VideoRate;
    internal int Rotation;
    internal int AudioChannels;
    internal long VideoFrames;
    internal int AudioRate;
    internal int IsCut;
    internal int FrameHeight;
    internal int FrameWidth;
    internal long FrameCount;
    internal long SampleCount;
    internal long DamageBytes;
    internal byte* Pixels;
    internal double* Timestamps;
    internal float* Samples;
    internal byte* Damage;

    /// <summary>A name of up to 31 characters that ends with a zero.</summary>
    [InlineArray(32)]
    internal struct CodecName
    {
        private byte first;

        public readonly override string ToString() => Marshal.PtrToStringUTF8((IntPtr)Unsafe.AsPointer(ref Unsafe.AsRef(in first))) ?? "";
    }
}
