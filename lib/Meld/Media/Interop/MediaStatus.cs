namespace Meld.Media.Interop;

/// <summary>What a function of the shim returns beside the numbers of <see cref="MediaProblem"/>; <c>MediaStatus</c> in <c>native/shim.h</c>.</summary>
internal static class MediaStatus
{
    internal const int Ok = 0;
    internal const int Cancelled = 8;
}
