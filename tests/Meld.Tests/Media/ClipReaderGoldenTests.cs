using System.Globalization;
using Meld.Media;
using Meld.Testing;

namespace Meld.Tests.Media;

/// <summary>Frames and sound of every fixture in figures that a change would move, kept in <c>Expectations/clips.verified.txt</c>.</summary>
public sealed class ClipReaderGoldenTests
{
    // Vector instructions of other processors round otherwise, in pixels and in samples.
    private const double Tolerance = 0.51;

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Meld.Tests", "Media", "Expectations");

    [Fact]
    public void Read_EveryFixture_IsAsItWas()
    {
        var (verified, received) = (Path.Combine(Folder, "clips.verified.txt"), Path.Combine(Folder, "clips.received.txt"));
        var actual = Fixtures.Names.SelectMany(Lines).ToList();
        var expected = File.Exists(verified) ? File.ReadAllLines(verified) : [];
        var different = actual.Zip(expected).Where(pair => !IsNear(pair.First, pair.Second)).ToList();
        if (different.Count == 0 && actual.Count == expected.Length)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllLines(received, actual);
        Assert.Fail($"{verified} differs from what came out, which is in {received}. First difference:\n{different.FirstOrDefault()}");
    }

    /// <summary>A line a frame of four, with the means of its quarters by colour; a line for the sound, with the loudness of its eighths.</summary>
    private static IEnumerable<string> Lines(string name)
    {
        using var reader = new ClipReader();
        var clip = reader.Read(Fixtures.Clip(name), new() { Frames = FrameRule.Spread(4), SampleRate = 16_000 });
        yield return string.Create(CultureInfo.InvariantCulture, $"{name} {clip.Info.Duration.TotalSeconds:f3} {clip.Info.Video} {clip.Info.Audio}");
        for (var frame = 0; frame < (clip.Frames?.Count ?? 0); frame++)
            yield return Line(name, clip.Frames!.Timestamps[frame] * 1000, Quarters(clip.Frames, frame));
        if (clip.Sound is { } sound) yield return Line(name, sound.Samples.Length, Eighths(sound.Samples));
    }

    private static IEnumerable<double> Quarters(ClipFrames frames, int frame) =>
        from colour in Enumerable.Range(0, 3)
        from quarter in Enumerable.Range(0, 4)
        let height = frames.Height / 2
        let width = frames.Width / 2
        select (from y in Enumerable.Range(quarter / 2 * height, height)
                from x in Enumerable.Range(quarter % 2 * width, width)
                select (double)frames[frame][(colour * frames.Height + y) * frames.Width + x]).Average();

    // Of full scale, in thousandths.
    private static IEnumerable<double> Eighths(float[] samples) =>
        samples.Chunk(Math.Max(1, (samples.Length + 7) / 8)).Select(part => 1000 * Math.Sqrt(part.Average(sample => (double)sample * sample)));

    private static string Line(string name, double first, IEnumerable<double> values) =>
        string.Join(' ', [name, .. values.Prepend(first).Select(value => value.ToString("f2", CultureInfo.InvariantCulture))]);

    private static bool IsNear(string actual, string expected)
    {
        var (left, right) = (actual.Split(' '), expected.Split(' '));
        return left.Length == right.Length && left.Zip(right).All(pair => pair.First == pair.Second
            || (double.TryParse(pair.First, CultureInfo.InvariantCulture, out var x) && double.TryParse(pair.Second, CultureInfo.InvariantCulture, out var y)
                && Math.Abs(x - y) <= Tolerance));
    }
}
