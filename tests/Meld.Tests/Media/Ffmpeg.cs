using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Meld.Testing;

namespace Meld.Tests.Media;

/// <summary>What the machine's own ffmpeg makes of a clip.</summary>
internal static class Ffmpeg
{
    private const string Program = "/usr/bin/ffmpeg";

    public static bool IsThere { get; } = File.Exists(Program);

    /// <summary>All frames of a clip, <paramref name="height"/> by <paramref name="width"/> after the filter, as planes; empty where it has none.</summary>
    public static byte[] Frames(string clip, string filter, int height, int width)
    {
        var packed = Run(clip, $"-vf {filter} -fps_mode passthrough -pix_fmt rgb24 -f rawvideo");
        var planes = new byte[packed.Length];
        var plane = height * width;
        for (var i = 0; i < packed.Length; i++)
        {
            var (frame, pixel, colour) = (i / (3 * plane), i / 3 % plane, i % 3);
            planes[(frame * 3 + colour) * plane + pixel] = packed[i];
        }
        return planes;
    }

    /// <summary>The sound of a clip, one channel at that rate; empty where it has none.</summary>
    public static float[] Sound(string clip, int sampleRate) => MemoryMarshal.Cast<byte, float>(Run(clip, $"-vn -ac 1 -ar {sampleRate} -f f32le")).ToArray();

    /// <summary>Writes the clip with its sound so much later than its picture.</summary>
    public static void Delay(string clip, double seconds, string output) =>
        Start(["-i", clip, "-itsoffset", seconds.ToString(CultureInfo.InvariantCulture), "-i", clip, "-map", "0:v", "-map", "1:a", "-c", "copy", output]);

    private static byte[] Run(string clip, string arguments)
    {
        using var directory = new TemporaryDirectory();
        var output = Path.Combine(directory.Path, "out");
        Start(["-i", clip, .. arguments.Split(' '), output]);
        return File.Exists(output) ? File.ReadAllBytes(output) : [];
    }

    private static void Start(IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Program, ["-nostdin", "-v", "quiet", .. arguments]))!;
        process.WaitForExit();
    }
}
