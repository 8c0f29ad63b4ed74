using System.Diagnostics;
using Meld.Media;
using Meld.Testing;

namespace Meld.Tests.Media;

[Collection(WorkerTests.Name)]
public sealed class IsolatedClipReaderTests : IDisposable
{
    private static readonly ClipRequest Request = new() { Frames = FrameRule.Spread(5), Size = FrameSize.Exactly(16, 16), SampleRate = 8_000 };

    private readonly TemporaryDirectory directory = new();
    private readonly string clip;

    public IsolatedClipReaderTests() => clip = directory.Write("clip.mp4", MadeClips.Mp4());

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Read_MissingFile_NamesItAndStartsNoProcess()
    {
        using var workers = new CountedWorkers(1);
        var path = Path.Combine(directory.Path, "none.mp4");
        var error = Assert.Throws<MediaException>(() => workers.Reader.Read(path, Request));
        Assert.Equal((MediaProblem.Missing, path), (error.Kind, error.Path));
        Assert.Empty(workers.Running());
    }

    [Fact]
    public void Read_FileThatIsNoClip_HasTheReasonThatTheReaderInProcessGives()
    {
        var path = directory.Write("words.mp4", "These are words.");
        using var inProcess = new ClipReader();
        using var workers = new CountedWorkers(1);
        var expected = Assert.Throws<MediaException>(() => inProcess.Read(path, Request));
        var actual = Assert.Throws<MediaException>(() => workers.Reader.Read(path, Request));
        Assert.Equal((expected.Kind, expected.Message), (actual.Kind, actual.Message));
    }

    [Fact]
    public void Read_ManyClips_KeepsItsProcess()
    {
        using var workers = new CountedWorkers(4);
        for (var i = 0; i < 20; i++) workers.Reader.Read(clip, Request);
        Assert.Single(workers.Running());
    }

    [Fact]
    public void Read_AfterItsShareOfClips_AnotherProcessTakesOver()
    {
        using var workers = new CountedWorkers(1, clipsPerProcess: 2);
        workers.Reader.Read(clip, Request);
        var first = Assert.Single(workers.Running());
        workers.Reader.Read(clip, Request);
        Assert.Empty(workers.Running());
        workers.Reader.Read(clip, Request);
        Assert.NotEqual(first, Assert.Single(workers.Running()));
    }

    [Fact]
    public async Task Read_FromThirtyTwoThreads_UsesTwoProcessesAndGivesEqualResults()
    {
        using var workers = new CountedWorkers(2);
        var expected = workers.Reader.Read(clip, Request);
        var most = 0;
        void ReadSome()
        {
            for (var i = 0; i < 4; i++) SameClip.Assert(expected, workers.Reader.Read(clip, Request));
        }
        var readings = Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Factory.StartNew(ReadSome, TaskCreationOptions.LongRunning)));
        while (!readings.IsCompleted) most = Math.Max(most, workers.Running().Count);
        await readings;
        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public async Task Read_ProcessKilledAtWork_NamesTheClipAndTheNextOneIsRead()
    {
        using var workers = new CountedWorkers(1);
        var expected = workers.Reader.Read(clip, Request);
        var worker = Assert.Single(workers.Running());
        worker.Signal("STOP");
        var reading = Task.Run(() => workers.Reader.Read(clip, Request));
        await CountedWorkers.UntilReadingAsync(clip);
        worker.Signal("KILL");
        var error = await Assert.ThrowsAsync<MediaException>(() => reading);
        Assert.Equal((MediaProblem.Crash, $"{clip}: the process that decoded it died of SIGKILL."), (error.Kind, error.Message));
        SameClip.Assert(expected, workers.Reader.Read(clip, Request));
        Assert.NotEqual(worker.Id, Assert.Single(workers.Running()).Id);
    }

    [Fact]
    public void Read_ProcessKilledWhileIdle_IsNotTheClipsFault()
    {
        using var workers = new CountedWorkers(1);
        workers.Reader.Read(clip, Request);
        workers.KillIdle();
        Assert.Equal(5, workers.Reader.Read(clip, Request).Frames!.Count);
    }

    [Fact]
    public void Read_ProcessThatHangs_IsEndedAfterItsTime()
    {
        using var workers = new CountedWorkers(1);
        workers.Reader.Read(clip, Request);
        Assert.Single(workers.Running()).Signal("STOP");
        var clock = Stopwatch.StartNew();
        var error = Assert.Throws<MediaException>(() => workers.Reader.Read(clip, Request with { Limits = new() { Time = TimeSpan.FromMilliseconds(100) } }));
        Assert.Equal((MediaProblem.Time, clip), (error.Kind, error.Path));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.1, 10);
        Assert.Empty(workers.Running());
    }

    [Fact]
    public async Task Read_Cancelled_EndsSoonAndTheNextClipIsRead()
    {
        using var workers = new CountedWorkers(1);
        workers.Reader.Read(clip, Request);
        Assert.Single(workers.Running()).Signal("STOP");
        using var cancellation = new CancellationTokenSource();
        var reading = Task.Run(() => workers.Reader.Read(clip, Request, cancellation.Token));
        await CountedWorkers.UntilReadingAsync(clip);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(5, workers.Reader.Read(clip, Request).Frames!.Count);
    }

    [Fact]
    public async Task Dispose_WhileReading_EndsProcessesAndReaders()
    {
        using var workers = new CountedWorkers(1);
        workers.Reader.Read(clip, Request);
        Assert.Single(workers.Running()).Signal("STOP");
        Task[] readers = [Task.Run(() => workers.Reader.Read(clip, Request)), Task.Run(() => workers.Reader.Read(clip, Request))];
        await CountedWorkers.UntilReadingAsync(clip);
        workers.Reader.Dispose();
        foreach (var reader in readers) await Assert.ThrowsAsync<ObjectDisposedException>(() => reader);
        Assert.Throws<ObjectDisposedException>(() => workers.Reader.Read(clip, Request));
        Assert.Empty(workers.Running());
    }

    [Fact]
    public void Read_WhateverHappens_LeavesNoDescriptorsAndNoZombies()
    {
        Read_ManyClips_KeepsItsProcess();
        var before = Directory.GetFiles("/proc/self/fd").Length;
        for (var i = 0; i < 5; i++)
        {
            using var workers = new CountedWorkers(1);
            workers.Reader.Read(clip, Request);
            Assert.Throws<MediaException>(() => workers.Reader.Read(directory.Path, Request));
            workers.KillIdle();
            workers.Reader.Read(clip, Request);
        }
        Assert.InRange(Directory.GetFiles("/proc/self/fd").Length, 0, before + 3);
        Assert.Equal(0, CountedWorkers.Zombies());
    }

    [Fact]
    public void Read_MoreMemoryThanAProcessMayTake_IsALimit()
    {
        var path = directory.Write("large.mp4", ClipEncoder.Encode(MadeClips.Frames(24, 360, 640), 12, null, new() { Preset = "ultrafast" }));
        using var workers = new CountedWorkers(1, 320 << 20);
        workers.Reader.Read(path, Request);
        var error = Assert.Throws<MediaException>(() =>
            workers.Reader.Read(path, new() { Frames = FrameRule.All, Size = FrameSize.Exactly(1440, 2560), Limits = new() { OutputBytes = 1L << 30 } }));
        Assert.Equal((MediaProblem.Limit, path), (error.Kind, error.Path));
        Assert.InRange(Assert.Single(workers.Running()).PeakAddressBytes, 1, workers.MemoryBytes);
    }

    [Fact]
    public void Read_ProgramThatEndsAtOnce_SaysThatItDidNotComeUp()
    {
        using var reader = new IsolatedClipReader(new() { Program = "/bin/false" });
        var error = Assert.Throws<MediaException>(() => reader.Read(clip, Request));
        Assert.Equal(MediaProblem.Internal, error.Kind);
        Assert.StartsWith($"{clip}: it cannot be decoded apart: the worker program /bin/false did not come up", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_ProgramThatIsNotThere_IsNamed()
    {
        var program = Path.Combine(directory.Path, "none");
        Assert.Contains(program, Assert.Throws<FileNotFoundException>(() => new IsolatedClipReader(new() { Program = program })).Message);
    }

    [Fact]
    public void Read_ImpossibleRequest_IsAnArgumentException()
    {
        using var workers = new CountedWorkers(1);
        Assert.Throws<ArgumentException>(() => workers.Reader.Read(clip, Request with { SampleRate = 1 }));
        Assert.Empty(workers.Running());
    }
}
