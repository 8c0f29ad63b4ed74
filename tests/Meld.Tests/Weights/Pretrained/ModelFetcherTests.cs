using System.Diagnostics;
using Meld.Storage;
using Meld.Storage.Downloads;
using Meld.Testing;
using Meld.Weights;
using Meld.Weights.Pretrained;

namespace Meld.Tests.Weights.Pretrained;

public sealed class ModelFetcherTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TinyModel tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public async Task Fetch_Once_LeavesTheFilesAsPublishedWithHashesAndSources()
    {
        Assert.True(await tiny.FetchAsync());
        Assert.Equal([".gpt2.lock", .. TinyModel.Whole.Select(path => "gpt2" + path)], tiny.Left);
        Assert.All(tiny.Contents, file => Assert.Equal(file.Value, File.ReadAllBytes(Path.Combine(tiny.Folder, file.Key))));
        var (exitCode, said) = Sha256Sum();
        Assert.Equal((0, "model.safetensors: OK\nvocab.json: OK\nconfig.json: OK\n"), (exitCode, said));
        Snapshot.Match(File.ReadAllText(Path.Combine(tiny.Folder, "sources.json")).Replace(tiny.Server.Root, "http://HOST"), "sources");

        var model = tiny.Cache.Model("gpt2");
        Assert.Equal((tiny.Folder, Path.Combine(tiny.Folder, "model.safetensors")), (model.Folder, model.WeightsPath));
        Assert.Equal(Digest.Of(tiny.Contents["model.safetensors"]).ToString(), model.Hash);
        Assert.Equal(Path.Combine(tiny.Folder, "config.json"), model.PathOf("config.json"));
        Assert.Null(await tiny.Cache.ProblemAsync("gpt2", tiny.Progress(), default));
    }

    [Fact]
    public async Task Fetch_Again_OnlyReadsWhatIsThere()
    {
        await tiny.FetchAsync();
        Assert.False(await tiny.FetchAsync());
        Assert.Equal(3, tiny.Server.Requests.Count);
    }

    [Fact]
    public async Task Fetch_ConnectionCut_GoesOnWithTheNextByte()
    {
        using var other = new TinyModel(request => tiny.Good(request) with { CutAfter = request.Number == 0 ? 120_000 : null });
        Assert.True(await other.FetchAsync());
        Assert.True(other.Server.Requests[1].From is > 0 and <= 120_000);
        Assert.Equal(tiny.Contents["model.safetensors"], File.ReadAllBytes(other.Cache.Model("gpt2").WeightsPath));
    }

    [Fact]
    public async Task Fetch_Stopped_LeavesNothingUnderTheNameAndGoesOnLater()
    {
        using var stop = new CancellationTokenSource();
        using var other = new TinyModel(request => tiny.Good(request) with { CutAfter = request.Number == 0 ? 200_000 : null, Stalls = request.Number == 0 });
        var fetch = other.FetchAsync(stop.Token);
        var part = Path.Combine(other.Cache.Folder, ".gpt2.fetching", "model.safetensors.part");
        while (!File.Exists(part) || new FileInfo(part).Length < 200_000) await Task.Delay(10).WaitAsync(Patience);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch.WaitAsync(Patience));
        Assert.False(Directory.Exists(other.Folder));
        Assert.IsType<WeightsMissingException>(Record.Exception(() => other.Cache.Model("gpt2")));
        Assert.True(await other.FetchAsync());
        Assert.Equal(200_000, other.Server.Requests[1].From);
        Assert.Equal([".gpt2.lock", .. TinyModel.Whole.Select(path => "gpt2" + path)], other.Left);
    }

    [Theory]
    [InlineData("model.safetensors", "is published; nothing of it was kept.")]
    [InlineData("vocab.json", "and one that begins with ")]
    public async Task Fetch_OtherContentThanPublished_IsRefused(string file, string problem)
    {
        tiny.Contents[file] = Storage.Archives.Archive.Noise(300_000, 2);
        var error = await Assert.ThrowsAsync<DownloadException>(() => tiny.FetchAsync());
        Assert.StartsWith($"{file} was downloaded, but its SHA-256 is ", error.Message);
        Assert.Contains(problem, error.Message);
        Assert.False(Directory.Exists(tiny.Folder));
    }

    [Fact]
    public async Task Fetch_NotThere_NamesTheAddress()
    {
        tiny.Contents.Remove("config.json");
        var error = await Assert.ThrowsAsync<DownloadException>(() => tiny.FetchAsync());
        Assert.Equal($"config.json cannot be downloaded: {tiny.Server.Root}/org/tiny/resolve/main/config.json answers 404 (Answer).", error.Message);
        Assert.False(Directory.Exists(tiny.Folder));
    }

    [Fact]
    public async Task Fetch_FileDamagedHere_GetsOnlyThatOne()
    {
        await tiny.FetchAsync();
        File.WriteAllText(Path.Combine(tiny.Folder, "vocab.json"), "{\"a\": 1}");
        Assert.True(await tiny.FetchAsync());
        Assert.Equal("/org/tiny/resolve/main/vocab.json", tiny.Server.Requests[^1].Path);
        Assert.Equal(4, tiny.Server.Requests.Count);
        Assert.False(await tiny.FetchAsync());
    }

    [Fact]
    public async Task Fetch_PinnedFileThatHasChangedSince_IsRefusedUntilTheFolderIsGone()
    {
        await tiny.FetchAsync();
        File.Delete(Path.Combine(tiny.Folder, "config.json"));
        var before = Digest.Of(tiny.Contents["config.json"]);
        tiny.Change("config.json", "{\"n_layer\": 3}");
        for (var time = 0; time < 2; time++)
        {
            var error = await Assert.ThrowsAsync<WeightsException>(() => tiny.FetchAsync());
            Assert.Equal(
                $"{tiny.Server.Root}/org/tiny/resolve/main/config.json is not what it was at the first download: its SHA-256 is "
                + $"{Digest.Of(tiny.Contents["config.json"])}, and it was {before}; to take it as it is now, remove {tiny.Folder}.",
                error.Message);
        }
        // The pin outlives the notes.
        File.Delete(Path.Combine(tiny.Folder, "sources.json"));
        await Assert.ThrowsAsync<WeightsException>(() => tiny.FetchAsync());
        Directory.Delete(tiny.Folder, recursive: true);
        Assert.True(await tiny.FetchAsync());
        Assert.False(await tiny.FetchAsync());
    }

    [Fact]
    public async Task Fetch_HashPublishedSince_CountsAsVerifiedWithoutADownload()
    {
        await tiny.FetchAsync();
        Assert.Equal((3, 2), (tiny.Cache.Get("gpt2").Files, tiny.Cache.Get("gpt2").Verified));
        var files = tiny.Published.Files.ToList();
        files[2] = files[2] with { Sha256 = Digest.Of(tiny.Contents["config.json"]), HashSource = "measured" };
        Assert.True(await tiny.Fetcher().FetchAsync(tiny.Published with { Files = files }, tiny.Progress(), default));
        Assert.Equal(3, tiny.Cache.Get("gpt2").Verified);
        Assert.Equal(3, tiny.Server.Requests.Count);
    }

    [Fact]
    public async Task Fetch_ThroughAMirror_AsksOnlyThere()
    {
        var model = tiny.Published with { Folder = new Uri("https://huggingface.co/org/tiny/resolve/main/") };
        await tiny.Fetcher(new Mirror { HuggingFace = new Uri(tiny.Server.Root) }).FetchAsync(model, tiny.Progress(), default);
        Assert.Equal("/org/tiny/resolve/main/model.safetensors", tiny.Server.Requests[0].Path);
        Directory.Delete(tiny.Folder, recursive: true);
        var mirror = new Mirror { Everything = new Uri(tiny.Server.Root.Replace("//", "//me:secret@") + "/all") };
        await tiny.Fetcher(mirror).FetchAsync(model, tiny.Progress(), default);
        Assert.Equal("/all/huggingface.co/org/tiny/resolve/main/config.json", tiny.Server.Requests[^1].Path);
        Assert.DoesNotContain("secret", File.ReadAllText(Path.Combine(tiny.Folder, "sources.json")));
    }

    [Fact]
    public async Task Fetch_FromManySidesAtOnce_DownloadsOnce()
    {
        var fetches = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => tiny.FetchAsync()))).WaitAsync(Patience);
        Assert.Equal(1, fetches.Count(fetched => fetched));
        Assert.Equal(3, tiny.Server.Requests.Count);
    }

    [Fact]
    public async Task Fetch_AfterAKillBetweenTheTwoRenames_OnlyRenames()
    {
        await tiny.FetchAsync();
        Directory.Move(tiny.Folder, Path.Combine(tiny.Cache.Folder, ".gpt2.fetching"));
        Directory.CreateDirectory(Path.Combine(tiny.Cache.Folder, ".gpt2.replaced"));
        Assert.True(await tiny.FetchAsync());
        Assert.Equal(3, tiny.Server.Requests.Count);
        Assert.Equal([".gpt2.lock", .. TinyModel.Whole.Select(path => "gpt2" + path)], tiny.Left);
    }

    [Fact]
    public async Task Fetch_DiskTooSmall_SaysWhatItTakes()
    {
        var files = tiny.Published.Files.ToList();
        files[0] = files[0] with { Bytes = 1L << 60 };
        var error = await Assert.ThrowsAsync<IOException>(() => tiny.Fetcher().FetchAsync(tiny.Published with { Files = files }, tiny.Progress(), default));
        Assert.StartsWith("fetching gpt2 takes 1152921504.6 GB, and on the disk of ", error.Message);
        Assert.Empty(tiny.Server.Requests);
    }

    [Fact]
    public async Task FetchFrom_WholeFolder_IsTheSameWithoutADownload()
    {
        await tiny.FetchAsync();
        var sums = File.ReadAllText(Path.Combine(tiny.Folder, "SHA256SUMS"));
        Directory.Delete(tiny.Folder, recursive: true);
        var stick = tiny.Copy("model.safetensors", "vocab.json", "config.json");
        tiny.Directory.Write("stick/README.md", "not needed");
        // As snapshots of Hugging Face's cache have it.
        File.Move(Path.Combine(stick, "config.json"), Path.Combine(stick, "blob"));
        File.CreateSymbolicLink(Path.Combine(stick, "config.json"), "blob");
        Assert.True(await tiny.FetchAsync(stick));
        Assert.Equal(sums, File.ReadAllText(Path.Combine(tiny.Folder, "SHA256SUMS")));
        Assert.Equal((3, 2), (tiny.Cache.Get("gpt2").Files, tiny.Cache.Get("gpt2").Verified));
        Assert.Equal(3, tiny.Server.Requests.Count);
        Assert.Null(new FileInfo(Path.Combine(tiny.Folder, "config.json")).LinkTarget);
        Assert.False(await tiny.FetchAsync(stick));
    }

    [Fact]
    public async Task FetchFrom_FilesMissing_NamesAllOfThemAndLeavesNothing()
    {
        var stick = tiny.Copy("vocab.json");
        var error = await Assert.ThrowsAsync<WeightsException>(() => tiny.FetchAsync(stick));
        Assert.Equal($"{stick} has no model.safetensors, config.json, which gpt2 needs.", error.Message);
        Assert.Equal([".gpt2.lock"], tiny.Left);
    }

    [Theory]
    [InlineData("model.safetensors", 299_999, "it has 299,999 bytes, and 300,000 are published")]
    [InlineData("model.safetensors", 300_000, "its SHA-256 is ")]
    [InlineData("vocab.json", 8, "its SHA-256 is ")]
    public async Task FetchFrom_DamagedFile_IsRefusedAndNothingStays(string file, int length, string problem)
    {
        var stick = tiny.Copy("model.safetensors", "vocab.json", "config.json");
        File.WriteAllBytes(Path.Combine(stick, file), new byte[length]);
        var error = await Assert.ThrowsAsync<WeightsException>(() => tiny.FetchAsync(stick));
        Assert.StartsWith($"{stick}/{file} is not gpt2's as it was published: {problem}", error.Message);
        Assert.Equal([".gpt2.lock"], tiny.Left);
    }

    [Fact]
    public async Task FetchFrom_WhileADownloadIsHalfDone_LeavesNothingOfEither()
    {
        tiny.Contents.Remove("config.json", out var config);
        await Assert.ThrowsAsync<DownloadException>(() => tiny.FetchAsync());
        tiny.Contents["config.json"] = config!;
        Assert.True(await tiny.FetchAsync(tiny.Copy("model.safetensors", "vocab.json", "config.json")));
        Assert.Equal([".gpt2.lock", .. TinyModel.Whole.Select(path => "gpt2" + path)], tiny.Left);
    }

    [Fact]
    public async Task Put_OwnModel_IsThereUnverifiedAndReplacedByTheNext()
    {
        var folder = OwnFolder("model.safetensors", 2);
        await tiny.PutAsync("my-bert", folder);
        var own = tiny.Cache.Get("my-bert");
        Assert.Equal((2, 0, null, folder), (own.Files, own.Verified, own.Source, own.From));
        Assert.Equal("{}", File.ReadAllText(tiny.Cache.Model("my-bert").PathOf("config.json")));
        Assert.Contains("my-bert", tiny.Cache.List().Select(weights => weights.Name));
        var hash = tiny.Cache.Model("my-bert").Hash;
        OwnFolder("model.safetensors", 3);
        await tiny.PutAsync("my-bert", folder);
        Assert.NotEqual(hash, tiny.Cache.Model("my-bert").Hash);
    }

    [Fact]
    public async Task Put_WhatCannotBe_SaysWhy()
    {
        var folder = OwnFolder("a.safetensors", 2);
        Assert.Equal("\"glove\" is the name of other weights; take another for your own.", (await PutError("glove", folder)).Message);
        Assert.StartsWith("\"../x\" is no name of weights; known are bert-base-uncased, ", (await PutError("../x", folder)).Message);
        OwnFolder("b.safetensors", 2);
        Assert.Equal(
            $"{folder} has several files of weights (a.safetensors, b.safetensors); call one of them model.safetensors or leave one there.",
            (await PutError("own", folder)).Message);
        tiny.Directory.Write("own/model.safetensors.index.json", "{}");
        Assert.Equal(
            $"{folder} has its weights in parts; ./meld weights convert {folder}/model.safetensors.index.json --to {folder}/model.safetensors makes one file of them.",
            (await PutError("own", folder)).Message);
        var empty = Directory.CreateDirectory(Path.Combine(tiny.Directory.Path, "empty")).FullName;
        Assert.Equal(
            $"{empty} has no file of weights: model.safetensors, pytorch_model.bin, or another *.safetensors, *.bin, *.pt, *.pth.",
            (await PutError("own", empty)).Message);
        File.WriteAllText(Path.Combine(folder, "model.safetensors"), "nothing of the kind");
        Assert.StartsWith($"{folder}/model.safetensors: ", (await Assert.ThrowsAsync<WeightsFormatException>(() => tiny.PutAsync("own", folder))).Message);
        Assert.False(Directory.Exists(Path.Combine(tiny.Cache.Folder, "own")));
    }

    private Task<WeightsException> PutError(string name, string folder) => Assert.ThrowsAsync<WeightsException>(() => tiny.PutAsync(name, folder));

    private string OwnFolder(string weights, int numbers)
    {
        var config = tiny.Directory.Write("own/config.json", "{}");
        var folder = Path.GetDirectoryName(config)!;
        var tensors = new Dictionary<string, WeightTensor> { ["w"] = WeightTensor.From(new float[numbers], numbers) };
        new SafetensorsFile(tensors).Write(Path.Combine(folder, weights));
        return folder;
    }

    private (int ExitCode, string Said) Sha256Sum()
    {
        using var process = Process.Start(
            new ProcessStartInfo("sha256sum", ["--check", "--strict", "SHA256SUMS"]) { WorkingDirectory = tiny.Folder, RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said);
    }
}
