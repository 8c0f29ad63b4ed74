using Meld.Corpus;
using Meld.Corpus.Fetching;
using Meld.Storage;
using Meld.Storage.Archives;
using Meld.Storage.Downloads;
using Meld.Testing;

namespace Meld.Tests.Corpus.Fetching;

public sealed class MeldFetchTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private string Target => Path.Combine(directory.Path, "meld");

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Fetch_FromAnAddress_LaysOutACorpus()
    {
        var archive = MeldRaw.Build();
        using var server = new LoopbackServer(request => LoopbackAnswer.Of(request, archive, "1") with { CutAfter = request.Number == 0 ? 20_000 : null });
        var request = new MeldFetchRequest(Target) { Address = server.Address("/MELD.Raw.tar.gz") };
        var result = await FetchAsync(request);
        AssertLaidOut(Target);
        Assert.Equal((12, 0, 13, false), (result.Written, result.Kept, result.LeftOutOfMac, result.IsMeld));
        Assert.Equal(["MELD.Raw.tar.gz/MELD.Raw/README.txt"], result.LeftOut);
        Assert.Equal(SampleCorpus.Corpus.DataHash, result.Corpus!.DataHash);
        Assert.True(result.Download is { IsVerified: false, WasThere: false });

        var again = await FetchAsync(request);
        Assert.Equal((true, 0, 12), (again.WasThere, again.Written, again.Kept));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Fetch_ClipThatWentMissing_IsUnpackedAgain()
    {
        var archive = directory.Write("MELD.Raw.tar.gz", MeldRaw.Build());
        var request = new MeldFetchRequest(Target) { Archives = [archive] };
        await FetchAsync(request);
        File.Delete(Directory.GetFiles(Path.Combine(Target, "train_splits"))[1]);
        Assert.False(File.Exists(Path.Combine(Target, "MELD.Raw.tar.gz")));
        var result = await FetchAsync(request);
        Assert.Equal((1, 11), (result.Written, result.Kept));
        AssertLaidOut(Target);
    }

    [Fact]
    public async Task Fetch_ArchiveDeletedAfterwards_IsNotDownloadedAgain()
    {
        using var server = new LoopbackServer(request => LoopbackAnswer.Of(request, MeldRaw.Build(), "1"));
        var request = new MeldFetchRequest(Target) { Address = server.Address(), DeleteArchive = true };
        await FetchAsync(request);
        Assert.True((await FetchAsync(request)).WasThere);
        Assert.Single(server.Requests);
        Assert.Equal([".fetch.lock", ".fetched.json", "MELD.Raw.tar.gz.sha256"], Directory.GetFiles(
            Target).Select(Path.GetFileName).Where(name => !name!.EndsWith(".csv", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        AssertLaidOut(Target);
    }

    [Fact]
    public async Task Fetch_ArchivesOfSplits_SayWhatIsMissingUntilAllAreThere()
    {
        var (train, dev) = (directory.Write("train.tar.gz", MeldRaw.Inner("train")), directory.Write("dev.tar.gz", MeldRaw.Inner("dev")));
        var result = await FetchAsync(new(Target) { Archives = [train] });
        Assert.Equal((4, null), (result.Written, result.Corpus));
        Assert.Equal(["dev_sent_emo.csv", "test_sent_emo.csv"], result.MissingAnnotations);
        foreach (var split in (string[])["dev", "test"]) directory.Write($"meld/{MeldRaw.Annotations(split)}", MeldRaw.Contents()[MeldRaw.Annotations(split)]);
        result = await FetchAsync(new(Target) { Archives = [train, dev] });
        Assert.Equal((3, 4), (result.Written, result.Kept));
        Assert.NotNull(result.Corpus);
        // Test's clips are not there, so all is not.
        using var server = new LoopbackServer(_ => new(404, []));
        await Assert.ThrowsAsync<DownloadException>(() => FetchAsync(new(Target) { Address = server.Address() }));
    }

    [Fact]
    public async Task Fetch_CorpusNestedAsInTheArchive_IsFilledWhereItIs()
    {
        var contents = MeldRaw.Contents();
        var clip = contents.First(file => file.Key.StartsWith("train_splits/", StringComparison.Ordinal));
        directory.Write($"meld/train/{clip.Key}", clip.Value);
        directory.Write("meld/train/train_sent_emo.csv", contents["train_sent_emo.csv"]);
        var result = await FetchAsync(new(Target) { Archives = [directory.Write("MELD.Raw.tar.gz", MeldRaw.Build())] });
        Assert.Equal((10, 2), (result.Written, result.Kept));
        Assert.False(Directory.Exists(Path.Combine(Target, "train_splits")) || File.Exists(Path.Combine(Target, "train_sent_emo.csv")));
        Assert.Equal(3, ClipInventory.Of(result.Corpus!, Split.Train).Found.Count);
    }

    [Fact]
    public async Task Fetch_OtherFilesThere_StayUnlessToldOtherwise()
    {
        var clip = MeldRaw.Contents().Keys.First(path => path.StartsWith("dev_splits_complete/", StringComparison.Ordinal));
        directory.Write($"meld/{clip}", "another clip");
        var csv = directory.Write("meld/dev_sent_emo.csv", [.. MeldRaw.Contents()["dev_sent_emo.csv"], (byte)'\n']);
        var request = new MeldFetchRequest(Target) { Archives = [directory.Write("MELD.Raw.tar.gz", MeldRaw.Build())] };
        var result = await FetchAsync(request);
        Assert.Equal(["dev_sent_emo.csv"], result.DifferingAnnotations);
        Assert.Equal([clip], result.DifferingClips);
        Assert.Equal(10, result.Written);
        Assert.Equal("another clip", File.ReadAllText(Path.Combine(Target, clip)));
        Assert.Equal(MeldRaw.Contents()["dev_sent_emo.csv"].Length + 1, new FileInfo(csv).Length);

        result = await FetchAsync(request with { Overwrite = true });
        Assert.Equal(["dev_sent_emo.csv", clip], result.Replaced);
        AssertLaidOut(Target);
    }

    [Fact]
    public async Task Fetch_ArchiveCutShort_NamesTheLastWholeFileAndIsFinishedByAWholeOne()
    {
        var whole = MeldRaw.Build();
        var cut = directory.Write("cut.tar.gz", whole[..(whole.Length * 2 / 3)]);
        var error = await Assert.ThrowsAsync<ArchiveException>(() => FetchAsync(new(Target) { Archives = [cut] }));
        Assert.Matches(@"^cut\.tar\.gz ends early, within its compressed data; the last whole file is cut\.tar\.gz/MELD\.Raw/\w+\.tar\.gz/\w+/(\._)?dia\d+_utt\d+\.mp4\.$", error.Message);
        var result = await FetchAsync(new(Target) { Archives = [directory.Write("whole.tar.gz", whole)] });
        Assert.True(result.Kept > 3);
        Assert.Equal(12, result.Written + result.Kept);
        AssertLaidOut(Target);
    }

    [Fact]
    public async Task Fetch_NothingOfMeld_IsAnError()
    {
        var archive = directory.Write("x.tar", new TarBuilder().File("holiday.jpg", "x").ToArray());
        Assert.StartsWith(
            "x.tar holds nothing of MELD: ", (await Assert.ThrowsAsync<IOException>(() => FetchAsync(new(Target) { Archives = [archive] }))).Message);
    }

    [Theory]
    [InlineData("train_splits/../../x.mp4", "its name has the part '..'")]
    [InlineData("train_splits/dia0_utt0.mp4\u0000", "its name has a control character")]
    public async Task Fetch_HostileNames_AreRefused(string name, string problem)
    {
        var archive = directory.Write("x.tar", new TarBuilder().Pax(("path", name)).File("x", "attack").ToArray());
        Assert.Contains(problem, (await Assert.ThrowsAsync<ArchiveException>(() => FetchAsync(new(Target) { Archives = [archive] }))).Message);
    }

    [Fact]
    public async Task Fetch_ClipFolderThatIsALink_IsNotFollowed()
    {
        var outside = Directory.CreateDirectory(Path.Combine(directory.Path, "outside")).FullName;
        Directory.CreateDirectory(Target);
        File.CreateSymbolicLink(Path.Combine(Target, "train_splits"), outside);
        var archive = directory.Write("train.tar.gz", MeldRaw.Inner("train"));
        Assert.Contains("train_splits is a link to ", (await Assert.ThrowsAsync<IOException>(() => FetchAsync(new(Target) { Archives = [archive] }))).Message);
        Assert.Empty(Directory.GetFileSystemEntries(outside));
    }

    [Fact]
    public void Facts_OfThePublishedArchive_AreWellFormed()
    {
        Assert.All(MeldArchive.Addresses, address => Assert.Equal(("https", MeldArchive.FileName), (address.Scheme, Path.GetFileName(address.LocalPath))));
        Assert.StartsWith("a56b4407", MeldArchive.Sha256.ToString());
        Assert.True(MeldArchive.Limits.TotalSize > 2 * MeldArchive.Size);
    }

    [MeldCorpusFact]
    public void DataHash_OfTheRealAnnotations_IsTheKnownOne() =>
        Assert.Equal(MeldAnnotations.MultipartyHash, DialogueCorpus.Load(MeldCorpusFactAttribute.Directory).DataHash);

    private static void AssertLaidOut(string target) =>
        Assert.All(MeldRaw.Contents(), file => Assert.Equal(file.Value, File.ReadAllBytes(Path.Combine(target, file.Key))));

    private static async Task<MeldFetchResult> FetchAsync(MeldFetchRequest request)
    {
        using var handler = ResumableDownload.CreateHandler();
        handler.UseProxy = false;
        var download = new ResumableDownload(handler, TimeProvider.System, new Random(1), new DownloadSettings { FirstPause = TimeSpan.FromMilliseconds(1) });
        return await new MeldFetch(download, TimeProvider.System).FetchAsync(request, new Progress<WorkProgress>(), CancellationToken.None);
    }
}
