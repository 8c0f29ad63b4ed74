using System.Text;
using Meld.Storage;
using Meld.Storage.Downloads;
using Meld.Testing;
using Meld.Weights;
using Meld.Weights.Pretrained;

namespace Meld.Tests.Weights.Pretrained;

/// <summary>A model of three small files under a name that the catalogue knows, the host that publishes it, and a cache for it.</summary>
internal sealed class TinyModel : IDisposable
{
    public const string Name = "gpt2";

    /// <summary>When it is fetched.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 5, 0, 0, TimeSpan.Zero);

    /// <summary>What is published; tests change it. Of the first a hash is published, of the second its beginning, of the third nothing.</summary>
    public Dictionary<string, byte[]> Contents { get; } = new()
    {
        ["model.safetensors"] = Storage.Archives.Archive.Noise(300_000, 1),
        ["vocab.json"] = "{\"a\": 0}"u8.ToArray(),
        ["config.json"] = "{\"n_layer\": 2}"u8.ToArray(),
    };

    private readonly SocketsHttpHandler handler = ResumableDownload.CreateHandler();

    public TinyModel(Func<LoopbackRequest, LoopbackAnswer>? answer = null)
    {
        handler.UseProxy = false;
        Server = new LoopbackServer(answer ?? Good);
        var hashes = Contents.ToDictionary(file => file.Key, file => Digest.Of(file.Value));
        Published = new PublishedModel(Name, "a tiny model", "MIT", "https://example.org/tiny", Server.Address("/org/tiny/resolve/main/"),
        [
            new("model.safetensors") { Bytes = 300_000, Sha256 = hashes["model.safetensors"], HashSource = "pointer" },
            new("vocab.json") { AboutBytes = 10, Sha256Prefix = hashes["vocab.json"].ToString()[..8], HashSource = "file name" },
            new("config.json"),
        ]);
    }

    public TemporaryDirectory Directory { get; } = new();

    public LoopbackServer Server { get; }

    public PublishedModel Published { get; }

    public WeightsCache Cache => new(Path.Combine(Directory.Path, "cache"));

    public string Folder => Path.Combine(Cache.Folder, Name);

    /// <summary>What was told, each step once.</summary>
    public List<string> Steps { get; } = [];

    /// <summary>Everything in the cache's folder.</summary>
    public IEnumerable<string> Left => System.IO.Directory.EnumerateFileSystemEntries(Cache.Folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Cache.Folder, path)).Order(StringComparer.Ordinal);

    /// <summary>What lies there when all is well.</summary>
    public static string[] Whole => [.. (string[])["", "/SHA256SUMS", "/config.json", "/model.safetensors", "/sources.json", "/vocab.json"]];

    public LoopbackAnswer Good(LoopbackRequest request) => Contents.TryGetValue(Path.GetFileName(request.Path), out var content)
        ? LoopbackAnswer.Of(request, content, Digest.Of(content).ToString()[..8])
        : new LoopbackAnswer(404, []);

    public Task<bool> FetchAsync(CancellationToken cancellation = default) => Fetcher().FetchAsync(Published, Progress(), cancellation);

    public Task<bool> FetchAsync(string from) => Fetcher().FetchAsync(Published, from, Progress(), default);

    public Task PutAsync(string name, string from) => Fetcher().PutAsync(name, from, Progress(), default);

    public ModelFetcher Fetcher(Mirror? mirror = null)
    {
        var settings = new DownloadSettings { FirstPause = TimeSpan.FromMilliseconds(1), Attempts = 3 };
        return new(Cache, new ResumableDownload(handler, TimeProvider.System, new Random(1), settings), mirror ?? Mirror.None, new Clock());
    }

    public IProgress<WorkProgress> Progress() => new Recorder(Steps);

    /// <summary>Writes what is published into a folder, as somebody with a stick would.</summary>
    public string Copy(params IEnumerable<string> names)
    {
        foreach (var name in names) Directory.Write($"stick/{name}", Contents[name]);
        return Path.Combine(Directory.Path, "stick");
    }

    public void Change(string name, string text) => Contents[name] = Encoding.UTF8.GetBytes(text);

    public void Dispose()
    {
        Server.Dispose();
        handler.Dispose();
        Directory.Dispose();
    }

    private sealed class Recorder(List<string> steps) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
            lock (steps)
            {
                if (steps.LastOrDefault() != value.Step) steps.Add(value.Step);
            }
        }
    }

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
