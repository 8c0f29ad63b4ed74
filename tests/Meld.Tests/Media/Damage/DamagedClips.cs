using System.Diagnostics;
using Meld.Media;
using Meld.Testing;

namespace Meld.Tests.Media.Damage;

/// <summary>Reads damaged clips, holds each to what a reader promises, and counts what became of them.</summary>
internal sealed class DamagedClips(IClipReader reader)
{
    /// <summary>Limits under which the clips are read; what comes out is held to them.</summary>
    public static DecodeLimits Limits { get; } = new() { Time = TimeSpan.FromSeconds(20), OutputBytes = 64 << 20, Samples = 4 << 20, SourcePixels = 1 << 20 };

    // What a machine that is busy elsewhere may take on top.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(10);

    private static readonly Lazy<byte[][]> Sources = new(() =>
    [
        MadeClips.Mp4(SoundCodec.Aac), MadeClips.Mp4(SoundCodec.Mp3), MadeClips.Mp4(null, 12), MadeClips.Mp4(SoundCodec.Aac, 1), .. Fixtures(),
    ]);

    private readonly SortedDictionary<string, int> outcomes = new(StringComparer.Ordinal);

    /// <summary>How often each outcome was seen, a line each.</summary>
    public string Outcomes => string.Concat(outcomes.Select(outcome => $"{outcome.Value,6} {outcome.Key}\n"));

    /// <summary>How many clips ended so.</summary>
    public int Count(string outcome) => outcomes.GetValueOrDefault(outcome);

    /// <summary>Reads clips that these seeds damage.</summary>
    public void Read(IEnumerable<int> seeds)
    {
        using var directory = new TemporaryDirectory();
        foreach (var seed in seeds)
        {
            var random = new Random(seed);
            var (kind, bytes) = new ClipMutator(seed).Damage(Sources.Value[random.Next(Sources.Value.Length)]);
            var path = directory.Write($"{seed}.mp4", bytes);
            Read(path, Request(random), $"seed {seed}, {kind}");
            File.Delete(path);
        }
    }

    private void Read(string path, ClipRequest request, string what)
    {
        var clock = Stopwatch.StartNew();
        var outcome = Outcome(path, request, what);
        Assert.True(clock.Elapsed < Limits.Time + Slack, $"{what} took {clock.Elapsed.TotalSeconds:f1} s");
        outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
    }

    private string Outcome(string path, ClipRequest request, string what)
    {
        try
        {
            var clip = reader.Read(path, request);
            Assert.True((clip.Frames?.Pixels.LongLength ?? 0) <= Limits.OutputBytes && (clip.Sound?.Samples.LongLength ?? 0) <= Limits.Samples, what);
            return clip.Damage.Count > 0 ? "read, with damage" : "read";
        }
        catch (MediaException error)
        {
            Assert.Equal(path, error.Path);
            Assert.True(error.Message.StartsWith(path + ": ", StringComparison.Ordinal) && error.Message.EndsWith('.'), $"{what}: {error.Message}");
            Assert.True(error.Kind is not (MediaProblem.Internal or MediaProblem.Missing), $"{what}: {error.Message}");
            return error.Kind.ToString();
        }
        catch (Exception error) when (error is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"{what} was not answered by a MediaException: {error.Message}", error);
        }
    }

    private static ClipRequest Request(Random random) => new()
    {
        Frames = random.Next(5) switch
        {
            0 => null,
            1 => FrameRule.First(random.Next(1, 20)),
            2 => FrameRule.Spread(random.Next(1, 20)),
            3 => FrameRule.EveryNth(random.Next(1, 5)),
            _ => FrameRule.PerSecond(random.Next(1, 30)),
        },
        Size = random.Next(3) switch { 0 => FrameSize.Source, 1 => FrameSize.Exactly(32, 32), _ => FrameSize.OfShorterSide(24).Cropped(16, 16) },
        SampleRate = random.Next(3) == 0 ? null : 16_000,
        AcceptDamage = random.Next(2) == 0,
        Limits = Limits,
    };

    private static IEnumerable<byte[]> Fixtures()
    {
        var folder = Path.Combine(Repository.Root, "tests", "Meld.Tests", "Media", "fixtures");
        if (!Directory.Exists(folder)) return [];
        string[] kinds = [".mp4", ".mkv", ".webm", ".avi", ".mov", ".wav", ".mp3", ".ts", ".flv", ".ogg"];
        return Directory.EnumerateFiles(folder).Where(file => kinds.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal).Select(File.ReadAllBytes);
    }
}
