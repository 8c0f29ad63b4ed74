using Meld.Storage;
using Meld.Storage.Downloads;
using Meld.Testing;

namespace Meld.Tests.Storage.Downloads;

public sealed class ResumableDownloadTests : IDisposable
{
    private static readonly byte[] Content = Archives.Archive.Noise(1_000_000);
    private static readonly DownloadSettings Impatient = new()
    {
        FirstPause = TimeSpan.FromMilliseconds(1),
        LongestPause = TimeSpan.FromMilliseconds(20),
        StallTime = TimeSpan.FromSeconds(20),
    };

    private readonly TemporaryDirectory directory = new();
    private readonly List<string> steps = [];

    private string Target => Path.Combine(directory.Path, "folder", "file.bin");

    private string Part => Target + ".part";

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Fetch_GoodServer_LeavesTheFileAndItsHash()
    {
        using var server = new LoopbackServer(request => LoopbackAnswer.Of(request, Content, "1"));
        var file = await FetchAsync(new(Target, [server.Address()]));
        Assert.Equal(new DownloadedFile(Target, Content.Length, Digest.Of(Content), IsVerified: false, WasThere: false), file);
        Assert.Equal($"SHA-256 {Digest.Of(Content)}, unverified: no published hash", file.Verification);
        Assert.Equal($"{Digest.Of(Content)}  file.bin\n", File.ReadAllText(Target + ".sha256"));
        AssertDone();
        Assert.Equal(["downloading file.bin", "checking file.bin"], steps.Distinct());
    }

    [Fact]
    public async Task Fetch_AlreadyThere_AsksNobody()
    {
        using var server = new LoopbackServer(request => LoopbackAnswer.Of(request, Content, "1"));
        var known = new DownloadRequest(Target, [server.Address()]) { Size = Content.Length, Sha256 = Digest.Of(Content) };
        Assert.True((await FetchAsync(known)).IsVerified);
        Assert.True((await FetchAsync(known)).WasThere);
        Assert.Single(server.Requests);

        File.WriteAllBytes(Target, Archives.Archive.Noise(1_000_000, 2));
        Assert.Contains($"is there, but its SHA-256 is {Digest.OfFile(Target)}, and {Digest.Of(Content)} is published; remove it", await FailureAsync(known));
        Assert.Contains($"is there, but its SHA-256 is {Digest.OfFile(Target)}, and at the first download it was {Digest.Of(Content)}", await FailureAsync(
            known with { Sha256 = null }));
        File.WriteAllText(Target, "x");
        Assert.Contains("has 1 bytes, and 1,000,000 bytes are published; remove it", await FailureAsync(known));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Fetch_ConnectionsThatBreakAnywhere_EndInTheRightBytes(int seed)
    {
        var random = new Random(seed);
        using var server = new LoopbackServer(request => LoopbackAnswer.Of(request, Content, "1") is { Body.Length: > 1000 } answer
            ? answer with { CutAfter = random.Next(Math.Min(answer.Body.Length, 300_000)) }
            : LoopbackAnswer.Of(request, Content, "1"));
        await FetchAsync(new(Target, [server.Address()]), Impatient with { LeastProgress = 1, Attempts = 20 });
        AssertDone();
        Assert.True(server.Requests.Count > 3);
        Assert.All(server.Requests.Skip(1), request => Assert.True(request is { From: > 0, IfRange: "\"1\"" } or { From: null }));
        Assert.Contains(server.Requests, request => request.From > 0);
    }

    [Fact]
    public async Task Fetch_StoppedAndCalledAgain_GoesOnWhereItWas()
    {
        using var stop = new CancellationTokenSource();
        using var server = new LoopbackServer(request => LoopbackAnswer.Of(request, Content, "1") with
        {
            CutAfter = request.From is null ? 400_000 : null,
            Stalls = request.From is null
        });
        var stopping = new Listener(value =>
        {
            if (value.Done >= 400_000) stop.Cancel();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => FetchAsync(new(Target, [server.Address()]), progress: stopping, cancellation: stop.Token));
        Assert.Equal(400_000, new FileInfo(Part).Length);
        Assert.False(File.Exists(Target));

        await FetchAsync(new(Target, [server.Address()]));
        Assert.Equal([null, 400_000], server.Requests.Select(request => request.From));
        AssertDone();
    }

    [Fact]
    public async Task Fetch_PartWithoutNotes_StartsAgain()
    {
        directory.Write("folder/file.bin.part", "bytes of nobody knows what");
        directory.Write("folder/file.bin.part.json", "no json");
        using var server = new LoopbackServer(request => LoopbackAnswer.Of(request, Content, "1"));
        await FetchAsync(new(Target, [server.Address()]));
        Assert.Null(Assert.Single(server.Requests).From);
        AssertDone();
    }

    [Fact]
    public async Task Fetch_ServerWithoutRanges_StartsAgainEachTime()
    {
        using var server = new LoopbackServer(request => LoopbackAnswer.Of(request, Content, "1", takesRanges: false) with
        {
            CutAfter = request.Number < 2 ? 700_000 : null
        });
        await FetchAsync(new(Target, [server.Address()]));
        Assert.Equal([null, 700_000, null], server.Requests.Select(request => request.From));
        Assert.Contains("file.bin starts again: the server cannot go on where it stopped", steps);
        AssertDone();
    }

    [Fact]
    public async Task Fetch_FileThatChangesMeanwhile_IsTheNewOne()
    {
        using var server = new LoopbackServer(request => request.Number == 0
            ? LoopbackAnswer.Of(request, Archives.Archive.Noise(1_000_000, 2), "old") with { CutAfter = 700_000 }
            : LoopbackAnswer.Of(request, Content, "new"));
        await FetchAsync(new(Target, [server.Address()]));
        Assert.Contains("file.bin starts again: the file on the server has changed", steps);
        AssertDone();
    }

    [Fact]
    public async Task Fetch_ServerThatDoesNotMindIfRange_IsFoundOut()
    {
        using var server = new LoopbackServer(request => request.Number == 0
            ? LoopbackAnswer.Of(request, Archives.Archive.Noise(1_000_000, 2), "old") with { CutAfter = 700_000 }
            : LoopbackAnswer.Of(request with { IfRange = null }, Content, "new"));
        await FetchAsync(new(Target, [server.Address()]));
        Assert.Contains(
            steps, step => step.StartsWith("file.bin: the file on the server has changed, so it starts again; trying again in ", StringComparison.Ordinal));
        AssertDone();
    }

    [Theory]
    [InlineData("bytes 0-999999/1000000")]
    [InlineData("bytes 600000-999999/1000000")]
    [InlineData("lines 700000-999999/1000000")]
    [InlineData(null)]
    public async Task Fetch_OtherRangeThanAskedFor_IsNotTaken(string? range)
    {
        using var server = new LoopbackServer(request => request switch
        {
            { Number: 0 } => LoopbackAnswer.Of(request, Content, "1") with { CutAfter = 700_000 },
            { From: not null } => new LoopbackAnswer(206, Content[600_000..]) { Headers = range is null ? [] : [("Content-Range", range)] },
            _ => LoopbackAnswer.Of(request, Content, "1"),
        });
        await FetchAsync(new(Target, [server.Address()]));
        Assert.Equal([null, 700_000, null], server.Requests.Select(request => request.From));
        Assert.Contains(steps, step => step.Contains("the server sends another part than was asked for"));
        AssertDone();
    }

    [Fact]
    public async Task Fetch_TotalThatChangesInTheRange_StartsAgain()
    {
        using var server = new LoopbackServer(request => request switch
        {
            { Number: 0 } => LoopbackAnswer.Of(request, Content, "1") with { CutAfter = 700_000 },
            { Number: 1 } => new LoopbackAnswer(206, [1]) { Headers = [("Content-Range", "bytes 700000-700000/700001")] },
            _ => LoopbackAnswer.Of(request, Content, "1"),
        });
        await FetchAsync(new(Target, [server.Address()]));
        AssertDone();
    }

    [Fact]
    public async Task Fetch_ProcessKilledBetweenLastByteAndName_OnlyChecks()
    {
        using var server = new LoopbackServer(request => LoopbackAnswer.Of(request, Content, "1"));
        directory.Write("folder/file.bin.part", Content);
        directory.Write("folder/file.bin.part.json", $$"""{"Address":"{{server.Address()}}","Validator":"\u00221\u0022","Length":1000000}""");
        await FetchAsync(new(Target, [server.Address()]));
        Assert.Empty(server.Requests);
        AssertDone();
    }

    [Fact]
    public async Task Fetch_UnknownLengthAndAllThere_AsksOnceForTheRest()
    {
        using var server = new LoopbackServer(request => LoopbackAnswer.Of(request, Content, "1"));
        directory.Write("folder/file.bin.part", Content);
        directory.Write("folder/file.bin.part.json", $$"""{"Address":"{{server.Address()}}","Validator":"\u00221\u0022","Length":null}""");
        await FetchAsync(new(Target, [server.Address()]));
        Assert.Equal([1_000_000], server.Requests.Select(request => request.From));
        AssertDone();
    }

    [Fact]
    public async Task Fetch_PartThatIsTooLong_StartsAgain()
    {
        using var server = new LoopbackServer(request => LoopbackAnswer.Of(request, Content, "1"));
        directory.Write("folder/file.bin.part", new byte[1_000_001]);
        directory.Write("folder/file.bin.part.json", $$"""{"Address":"{{server.Address()}}","Validator":"\u00221\u0022","Length":1000000}""");
        await FetchAsync(new(Target, [server.Address()]));
        Assert.Equal([1_000_001, null], server.Requests.Select(request => request.From));
        AssertDone();
    }

    [Fact]
    public async Task Fetch_PartsThatDoNotFit_StartsAgainOnceWhereTheHashIsKnown()
    {
        // The second server has another file of the same length, and nothing but the hash can tell.
        using var first = new LoopbackServer(request => LoopbackAnswer.Of(request, Archives.Archive.Noise(1_000_000, 2), "1") with { CutAfter = 700_000 });
        using var second = new LoopbackServer(request => LoopbackAnswer.Of(request, Content, "2"));
        var known = new DownloadRequest(Target, [first.Address(), second.Address()]) { Size = Content.Length, Sha256 = Digest.Of(Content) };
        await Assert.ThrowsAsync<DownloadException>(() => FetchAsync(known with { Addresses = [first.Address()] }, Impatient with { Attempts = 1 }));
        await FetchAsync(known with { Addresses = [second.Address()] });
        Assert.Equal([700_000, null], second.Requests.Select(request => request.From));
        Assert.Contains("file.bin did not come together from its parts: it starts again", steps);
        AssertDone();
    }

    [Fact]
    public async Task Fetch_AnotherAddress_GoesOnWithTheSameBytesWhereTheHashIsKnown()
    {
        using var first = new LoopbackServer(request => LoopbackAnswer.Of(request, Content, "1") with { CutAfter = request.From is null ? 700_000 : 0 });
        using var second = new LoopbackServer(request => LoopbackAnswer.Of(request, Content, "2"));
        await FetchAsync(new(Target, [first.Address(), second.Address()]) { Size = Content.Length, Sha256 = Digest.Of(Content) });
        Assert.Equal([700_000], second.Requests.Select(request => request.From));
        AssertDone();
    }

    [Fact]
    public async Task Fetch_OtherContentThanPublished_IsRefusedAndNothingStays()
    {
        using var server = new LoopbackServer(request => LoopbackAnswer.Of(request, Content, "1"));
        var wrong = Digest.Of("another");
        Assert.Equal(
            $"file.bin was downloaded, but its SHA-256 is {Digest.Of(Content)}, and {wrong} is published; nothing of it was kept.",
            await FailureAsync(new(Target, [server.Address()]) { Sha256 = wrong }));
        Assert.Equal(0, new FileInfo(Part).Length);
        Assert.False(File.Exists(Target));
        Assert.Contains($"{server.Address()} has 1,000,000 bytes, and 5 are published", await FailureAsync(new(Target, [server.Address()]) { Size = 5 }));
    }

    [Fact]
    public async Task Fetch_WrongLengths_EndInAClearError()
    {
        using var shorter = new LoopbackServer(request => LoopbackAnswer.Of(request, Content, "1") with { ContentLength = 2_000_000 });
        Assert.Contains("failed 2 times in a row, at last because", await FailureAsync(new(Target, [shorter.Address()]), Impatient with { Attempts = 2 }));
        Assert.Contains("What is there of it (1,000,000 bytes) stays", await FailureAsync(new(Target, [shorter.Address()]), Impatient with { Attempts = 1 }));
        File.Delete(Part);
        // What lies beyond the length is never seen; without a length everything comes, more than the file has too.
        using var longer = new LoopbackServer(request => LoopbackAnswer.Of(request, Content, "1") with { ContentLength = null });
        Assert.Contains(
            "the server sends more than the 500,000 bytes that the file has", await FailureAsync(new(Target, [longer.Address()]) { Size = 500_000 }));
        Assert.Equal(0, new FileInfo(Part).Length);
    }

    [Fact]
    public async Task Fetch_NoLengthAtAll_IsTakenToItsEnd()
    {
        using var server = new LoopbackServer(request => LoopbackAnswer.Of(request, Content, "1") with { ContentLength = null });
        await FetchAsync(new(Target, [server.Address()]));
        AssertDone();
    }

    [Fact]
    public async Task Fetch_ServerThatSaysNothingMore_IsGivenUpAndAskedAgain()
    {
        using var server = new LoopbackServer(request => LoopbackAnswer.Of(request, Content, "1") with
        {
            CutAfter = request.Number == 0 ? 100_000 : null,
            Stalls = request.Number == 0
        });
        await FetchAsync(new(Target, [server.Address()]), Impatient with { StallTime = TimeSpan.FromMilliseconds(300) });
        Assert.Contains(steps, step => step.StartsWith("file.bin: nothing came for 0.3 s; trying again in ", StringComparison.Ordinal));
        AssertDone();
    }

    [Fact]
    public async Task Fetch_ServerThatBringsAByteATime_IsGivenUp()
    {
        using var server = new LoopbackServer(request => LoopbackAnswer.Of(request, Content, "1") with { CutAfter = 1 });
        Assert.Contains("failed 6 times in a row", await FailureAsync(new(Target, [server.Address()])));
        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task Fetch_FileThatChangesAllTheTime_IsGivenUp()
    {
        using var server = new LoopbackServer(
            request => LoopbackAnswer.Of(request, Archives.Archive.Noise(1_000_000, request.Number), $"{request.Number}") with { CutAfter = 700_000 });
        Assert.Contains("file.bin had to start again 13 times", await FailureAsync(new(Target, [server.Address()])));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    [InlineData(410)]
    public async Task Fetch_NotThere_TriesTheNextAddressAtOnce(int status)
    {
        using var first = new LoopbackServer(_ => new(status, []));
        using var second = new LoopbackServer(request => LoopbackAnswer.Of(request, Content, "1"));
        await FetchAsync(new(Target, [first.Address(), second.Address()]));
        Assert.Single(first.Requests);
        File.Delete(Target);
        Assert.StartsWith(
            $"file.bin cannot be downloaded: {first.Address("/a")} answers {status} (Answer); {first.Address("/b")} answers {status} (Answer).",
            await FailureAsync(new(Target, [first.Address("/a"), first.Address("/b")])));
    }

    [Fact]
    public async Task Fetch_BusyServer_IsAskedAgainWhenItSays()
    {
        using var server = new LoopbackServer(request => request.Number < 2
            ? new(503, []) { Headers = [("Retry-After", "3600")] } : LoopbackAnswer.Of(request, Content, "1"));
        await FetchAsync(new(Target, [server.Address()]));
        // As long as it asks for, but not beyond the longest pause.
        Assert.Contains(steps, step => step == $"file.bin: {server.Address()} answers 503 (Answer); trying again in 0 s");
        AssertDone();
    }

    [Fact]
    public async Task Fetch_NobodyAnswers_IsSaid()
    {
        Uri address;
        using (var server = new LoopbackServer(_ => new(200, []))) address = server.Address();
        Assert.StartsWith($"file.bin cannot be downloaded: {address} failed 6 times in a row, at last because {address.Authority} cannot be reached (", await FailureAsync(new(Target, [address])));
    }

    [Fact]
    public async Task Fetch_Redirects_AreFollowedToALimit()
    {
        using var server = new LoopbackServer(request => request.Path switch
        {
            "/file" => LoopbackAnswer.Of(request, Content, "1"),
            "/circle" => LoopbackAnswer.Redirect("/circle"),
            "/nowhere" => new(302, []),
            "/else" => LoopbackAnswer.Redirect("ftp://127.0.0.1/file"),
            _ => LoopbackAnswer.Redirect("/file"),
        });
        await FetchAsync(new(Target, [server.Address("/start")]));
        AssertDone();
        File.Delete(Target);
        Assert.Contains("/circle is redirected more than 10 times", await FailureAsync(new(Target, [server.Address("/circle")])));
        Assert.Contains("/nowhere is redirected to nowhere", await FailureAsync(new(Target, [server.Address("/nowhere")])));
        Assert.Contains(
            "/else is redirected to ftp://127.0.0.1, which is less safe and not followed", await FailureAsync(new(Target, [server.Address("/else")])));
    }

    [Fact]
    public async Task Fetch_RedirectFromHttpsToHttp_IsNotFollowed()
    {
        var handler = new FakeHandler(request => Assert.IsType<Uri>(request.RequestUri).Scheme == "https"
            ? new HttpResponseMessage(System.Net.HttpStatusCode.Found) { Headers = { Location = new Uri("http://other/file") } }
            : throw new InvalidOperationException("It was followed."));
        var download = new ResumableDownload(handler, TimeProvider.System, new Random(1), Impatient);
        var error = await Assert.ThrowsAsync<DownloadException>(
            () => download.FetchAsync(new(Target, [new("https://one/file")]), new Listener(_ => { }), default));
        Assert.Contains("https://one/file is redirected to http://other, which is less safe and not followed", error.Message);
    }

    [Fact]
    public async Task Fetch_CompressedOnTheWay_IsRefused()
    {
        using var server = new LoopbackServer(_ => new(200, Content) { Headers = [("Content-Encoding", "gzip")] });
        Assert.Contains("sends the file compressed (gzip)", await FailureAsync(new(Target, [server.Address()])));
    }

    [Fact]
    public async Task Fetch_DiskTooSmall_IsSaidBeforeAnythingIsWritten()
    {
        using var server = new LoopbackServer(request => LoopbackAnswer.Of(request, Content, "1") with { ContentLength = 1L << 60, CutAfter = 10 });
        var error = await Assert.ThrowsAsync<IOException>(() => FetchAsync(new(Target, [server.Address()])));
        Assert.StartsWith($"downloading file.bin takes 1152921504.6 GB, and on the disk of {Target} ", error.Message);
        Assert.Equal(0, new FileInfo(Part).Length);
    }

    [Fact]
    public async Task Fetch_WhileAnotherDoes_IsSaid()
    {
        directory.Write("folder/x", "");
        using var other = new FileStream(Part, FileMode.Create, FileAccess.Write, FileShare.None);
        Assert.Equal($"{Target} is being downloaded by another process.", await FailureAsync(new(Target, [new("http://127.0.0.1:1/")])));
    }

    [Fact]
    public async Task Fetch_PartThatIsALink_IsRefused()
    {
        var outside = directory.Write("outside", "untouched");
        directory.Write("folder/x", "");
        File.CreateSymbolicLink(Part, outside);
        Assert.Equal($"{Part} is a link; remove it.", await FailureAsync(new(Target, [new("http://127.0.0.1:1/")])));
        Assert.Equal("untouched", File.ReadAllText(outside));
    }

    private void AssertDone()
    {
        Assert.Equal(Digest.Of(Content), Digest.OfFile(Target));
        Assert.False(File.Exists(Part) || File.Exists(Part + ".json"));
    }

    private async Task<DownloadedFile> FetchAsync(
        DownloadRequest request, DownloadSettings? settings = null, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        using var handler = ResumableDownload.CreateHandler();
        handler.UseProxy = false;
        var download = new ResumableDownload(handler, TimeProvider.System, new Random(1), settings ?? Impatient);
        return await download.FetchAsync(request, progress ?? new Listener(value => steps.Add(value.Step)), cancellation);
    }

    private async Task<string> FailureAsync(DownloadRequest request, DownloadSettings? settings = null) =>
        (await Assert.ThrowsAsync<DownloadException>(() => FetchAsync(request, settings))).Message;

    private sealed class Listener(Action<WorkProgress> report) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => report(value);
    }

    private sealed class FakeHandler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer(request));
    }
}
