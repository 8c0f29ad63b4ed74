using System.Runtime.InteropServices;

namespace Meld.Media.Interop;

/// <summary>What is wanted of a clip, as the shim takes it; <c>MediaRequest</c> in <c>native/shim.h</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct MediaRequest
{
    internal int FrameRule;
    internal int FrameCount;
    internal double FrameRate;
    internal int ScaleHeight;
    internal int ScaleWidth;
    internal int ShorterSide;
    internal int CropHeight;
    internal int CropWidth;
    internal int Scaling;
    internal int SampleRate;
    internal int AcceptDamage;
    internal int Reserved;
    internal int Plainly;
    internal double LimitSeconds;
    internal long LimitSourcePixels;
    internal long LimitOutputBytes;
    internal long LimitSamples;
    internal double LimitTime;
}
