using System.Diagnostics;
using Meld.Features;
using Meld.Storage;

namespace Meld.Tests.Features;

/// <summary>Shells stand in for the process that verifies.</summary>
public sealed class VerificationProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task VerifyAsync_ProcessThatReports_GivesItsProgressAndReport()
    {
        var report = new FeatureStoreReport(["Page 3 is damaged."], new Dictionary<FeatureState, long> { [FeatureState.Stored] = 7 }, 1, 2, 3, 4, 5, 6);
        var progress = new VerificationMessage(new WorkProgress("checking", 1, 2, "bytes"));
        var seen = new Seen();
        var read = await Run($"echo '{progress.ToLine()}'; echo noise; echo '{new VerificationMessage(Report: report).ToLine()}'", Patience, seen);
        Assert.Equal(report.Problems, read.Problems);
        Assert.Equal((7, 1, 2, 3, 4, 5, 6), (read.Features[FeatureState.Stored], read.Steps, read.Files, read.Clips, read.Bytes, read.FileBytes, read.FreeBytes));
        Assert.Equal(progress.Progress, Assert.Single(seen.All));
    }

    [Theory]
    [InlineData("kill -9 $$", "The check itself was killed by signal 9.")]
    [InlineData("kill -BUS $$", "The check itself was killed by signal 7.")]
    [InlineData("echo no room >&2; exit 3", "The check itself ended with 3 (no room).")]
    [InlineData("exit 0", "The check itself ended with 0 and said nothing.")]
    public async Task VerifyAsync_ProcessThatDies_IsAProblemOfTheStore(string script, string problem) =>
        Assert.Equal(problem, Assert.Single((await Run(script, Patience)).Problems));

    [Fact]
    public async Task VerifyAsync_ProcessThatHangs_IsEndedAndAProblemOfTheStore() =>
        Assert.Equal("The check itself made no progress for 0.3 s and was ended.", Assert.Single((await Run("sleep 60", TimeSpan.FromSeconds(0.3))).Problems));

    [Fact]
    public async Task VerifyAsync_ProcessThatRefuses_ThrowsItsError()
    {
        var message = new VerificationMessage(Error: "There is no store.", Kind: FeatureStoreProblem.Missing);
        var error = await Assert.ThrowsAsync<FeatureStoreException>(() => Run($"echo '{message.ToLine()}'; exit 1", Patience));
        Assert.Equal(("There is no store.", FeatureStoreProblem.Missing), (error.Message, error.Kind));
    }

    [Fact]
    public async Task VerifyAsync_Cancelled_EndsTheProcess()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(0.2));
        var clock = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run("sleep 60", Patience, cancellation: stop.Token));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Patience);
    }

    private static Task<FeatureStoreReport> Run(string script, TimeSpan patience, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default) =>
        new VerificationProcess(new ProcessStartInfo("/bin/sh", ["-c", script]), patience, TimeProvider.System).VerifyAsync(progress, cancellation);

    private sealed class Seen : IProgress<WorkProgress>
    {
        public List<WorkProgress> All { get; } = [];

        public void Report(WorkProgress value) => All.Add(value);
    }
}
