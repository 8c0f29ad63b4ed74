using System.Globalization;
using Meld.Media;

namespace Meld.Bench.Media;

/// <summary>ffmpeg's command line: makes the clip that is decoded, and decodes clips itself.</summary>
internal static class FfmpegClip
{
    private const string Moving = "testsrc2=size=1280x720:rate=24000/1001:duration=3.2,noise=alls=6:allf=t";

    private const string Six =
        "aevalsrc='0.3*sin(1800*t)|0.3*sin(3000*t)|0.4*sin(2000*t*(1+t))|0.1*sin(60*t)|0.2*random(1)|0.2*random(2)':c=5.1:s=48000:d=3.2";

    /// <summary>Makes a clip like MELD's, 3.2 s of 1280 x 720 at 23.976 frames a second and 1.5 Mbit/s with 5.1 sound; false without ffmpeg.</summary>
    public static bool TryMake(string path) => Commands.Run(
        "ffmpeg",
        [
            "-nostdin", "-v", "error", "-y", "-bitexact", "-f", "lavfi", "-i", Moving, "-f", "lavfi", "-i", Six, "-c:v", "libx264", "-b:v", "1500k",
            "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "256k", path,
        ]);

    /// <summary>Decodes as <see cref="ClipsBenchmark.Spread"/> asks, into files; false where ffmpeg fails.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="info">What it is made of.</param>
    /// <param name="folder">Where the files are put.</param>
    public static bool Decode(string clip, ClipInfo info, string folder)
    {
        var last = info.Video!.FrameCount - 1;
        var wanted = string.Join('+', Enumerable.Range(0, 16).Select(i => string.Create(CultureInfo.InvariantCulture, $"eq(n\\,{i * last / 15})")));
        return Commands.Run(
            "ffmpeg",
            [
                "-nostdin", "-v", "error", "-y", "-threads", "1", "-filter_threads", "1", "-i", clip,
                "-map", "0:v:0", "-vf", $"select={wanted},scale=171:128:flags=bilinear,crop=112:112", "-fps_mode", "passthrough", "-pix_fmt", "rgb24",
                "-f", "rawvideo", Path.Combine(folder, "frames"),
                "-map", "0:a:0?", "-ac", "1", "-ar", "16000", "-f", "f32le", Path.Combine(folder, "sound"),
            ]);
    }
}
