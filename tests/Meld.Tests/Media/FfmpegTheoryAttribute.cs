namespace Meld.Tests.Media;

/// <summary>A test against the machine's own ffmpeg: counts as skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FfmpegTheoryAttribute : TheoryAttribute
{
    public FfmpegTheoryAttribute()
    {
        if (!Ffmpeg.IsThere) Skip = "There is no /usr/bin/ffmpeg.";
    }
}
