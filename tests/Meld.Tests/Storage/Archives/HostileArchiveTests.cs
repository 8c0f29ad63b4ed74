using System.Diagnostics;
using System.Text;
using Meld.Storage.Archives;
using Meld.Testing;

namespace Meld.Tests.Storage.Archives;

/// <summary>Archives that a seed makes hostile or damages, or both: whatever they are, nothing outside the target changes, and none takes long or much.</summary>
public sealed class HostileArchiveTests : IDisposable
{
    private const int MostBytes = 4 << 20;
    private static readonly ArchiveLimits Limits = new() { TotalSize = MostBytes, FileSize = 1 << 20, FreeSize = 1 << 20, Entries = 1000 };
    private static readonly string[] Parts = ["a", "b", "c", "..", ".", "", "link", "link-out", "A", "nul", "x y", "é", "e\u0301", "\u202E", "\\..\\..", "C:", ".unpacking", "file"];

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Sixty_TouchNothingOutside() => Unpack(seeds: 60);

    [Fact]
    [Trait("Category", "Slow")]
    public void FiveHundred_TouchNothingOutside() => Unpack(seeds: 500);

    private void Unpack(int seeds)
    {
        directory.Write("outside/canary", "canary");
        directory.Write("outside/deep/canary", "canary");
        directory.Write("canary", "canary");
        var before = Canaries();
        var outcomes = new Dictionary<string, int>();
        for (var seed = 0; seed < seeds; seed++)
        {
            var random = new Random(seed);
            var target = Plant(random);
            var archive = Make(random, depth: 0);
            for (var i = random.Next(4); i > 0 && random.Next(2) == 0; i--) archive = Damage(random, archive);
            var (clock, allocated) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());

            var error = Record.Exception(() => Archive.Unpack(archive, target, Limits, overwrite: random.Next(2) == 0));

            Assert.True(error is null or ArchiveException or IOException or UnauthorizedAccessException, $"seed {seed}: {error}");
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"seed {seed} took {clock.Elapsed}");
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - allocated < 32 << 20, $"seed {seed} took much memory");
            Assert.True(SizeOf(target) <= MostBytes + 100, $"seed {seed} took much disk");
            Assert.False(Directory.Exists(Path.Combine(target, ".unpacking")) && error is not IOException, $"seed {seed} left its own files");
            Assert.Equal(before, Canaries());
            var outcome = error is ArchiveException archiveError ? archiveError.Problem.ToString() : error?.GetType().Name ?? "unpacked";
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            Directory.Delete(target, recursive: true);
        }
        // Else the archives would not be worth much.
        Assert.All(["unpacked", "Refused", "Damaged", "Truncated", "TooMuch", "IOException"], outcome => Assert.Contains(outcome, outcomes.Keys));
    }

    // A target in which links lie already, out of it and within it.
    private string Plant(Random random)
    {
        var target = Path.Combine(directory.Path, "target");
        Directory.CreateDirectory(Path.Combine(target, "c"));
        File.CreateSymbolicLink(Path.Combine(target, "link-out"), Path.Combine(directory.Path, "outside"));
        File.CreateSymbolicLink(Path.Combine(target, "link"), Path.Combine(directory.Path, "outside/canary"));
        File.CreateSymbolicLink(Path.Combine(target, "c", "link"), Path.Combine(directory.Path, "outside/new"));
        if (random.Next(5) == 0) File.CreateSymbolicLink(Path.Combine(target, ".unpacking"), Path.Combine(directory.Path, "outside"));
        return target;
    }

    private static byte[] Make(Random random, int depth)
    {
        var tar = new TarBuilder();
        for (var entries = random.Next(1, 8); entries > 0; entries--) Add(random, tar, depth);
        var bytes = random.Next(10) == 0 ? tar.WithoutEnd() : tar.ToArray();
        if (random.Next(20) == 0) bytes = [.. bytes, .. new byte[random.Next(8 << 20)]];
        return random.Next(3) == 0 ? bytes : TarBuilder.Gzip(bytes);
    }

    private static void Add(Random random, TarBuilder tar, int depth)
    {
        var name = Name(random);
        switch (random.Next(24))
        {
            case 0:
                tar.Entry(name, "12346SKLMg7AxVD"[random.Next(15)], link: random.Next(2) == 0 ? "/etc/passwd" : "../outside/canary", content: Content(random));
                break;
            case 1:
                tar.Entry(name, '2', link: "../outside").File(name + "/canary", "attack");
                break;
            case 2:
                tar.Pax(("path", "../outside/canary"), ("size", $"{random.Next(100)}")).File(name, "attack");
                break;
            case 3:
                tar.Entry("l", 'L', Encoding.UTF8.GetBytes($"{Name(random)}\0")).File("x", Content(random));
                break;
            case 4:
                tar.Entry("p", 'x', Archive.Noise(random.Next(2000), random.Next()));
                break;
            case 5:
                tar.Entry(name, size: Archive.Noise(12, random.Next()));
                break;
            case 6:
                tar.Entry("p", "xLg"[random.Next(3)], size: "77777777777\0"u8.ToArray());
                break;
            case 7:
                tar.File(name, new byte[random.Next(2 << 20)]);
                break;
            case 8:
                tar.Entry(name, checksum: random.Next(2));
                break;
            case 9 or 10 or 11 when depth < 3:
                tar.File($"{random.Next(100)}.tar.gz", Make(random, depth + 1));
                break;
            case 12:
                tar.Raw(new byte[512 * random.Next(3)]);
                break;
            case 13:
                tar.Folder(name);
                break;
            case 14:
                tar.File(name, Content(random)).File(name.ToUpperInvariant(), Content(random));
                break;
            default:
                tar.File($"{(char)random.Next('a', 'z')}/{random.Next(1000)}", Content(random));
                break;
        }
    }

    private static string Name(Random random) =>
        (random.Next(8) == 0 ? "/" : "") + string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Parts[random.Next(Parts.Length)]));

    private static byte[] Content(Random random) => Archive.Noise(random.Next(3) == 0 ? random.Next(20_000) : random.Next(40), random.Next());

    private static byte[] Damage(Random random, byte[] archive)
    {
        if (archive.Length == 0) return archive;
        var damaged = archive.ToArray();
        switch (random.Next(4))
        {
            case 0:
                return damaged[..random.Next(damaged.Length)];
            case 1:
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
                return damaged;
            case 2:
                var place = random.Next(damaged.Length);
                damaged.AsSpan(place, Math.Min(random.Next(700), damaged.Length - place)).Clear();
                return damaged;
            default:
                return [.. damaged, .. Archive.Noise(random.Next(1, 1000), random.Next())];
        }
    }

    private static long SizeOf(string target) =>
        Directory.EnumerateFiles(target, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
        .Sum(path => new FileInfo(path).Length);

    // Everything but the target: names, contents and times.
    private List<string> Canaries()
    {
        var entries = Directory.EnumerateFileSystemEntries(directory.Path, "*", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(directory.Path, path).StartsWith("target", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        return [.. entries.Select(path => $"{path} {(Directory.Exists(path) ? "" : File.ReadAllText(path))} {File.GetLastWriteTimeUtc(path):O}")];
    }
}
