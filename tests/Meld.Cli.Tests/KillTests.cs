using System.Diagnostics;
using Meld.Testing;

namespace Meld.Cli.Tests;

/// <summary>Training processes that are killed without warning, at moments that a seed decides.</summary>
public sealed class KillTests : IDisposable
{
    private const int MostAttempts = 20;
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public Task Train_KilledAFewTimes_EndsInTheBytesOfAnUndisturbedRun() => KillAsync(kills: 3, seed: 7);

    [Fact]
    [Trait("Category", "Slow")]
    public Task Train_Killed50Times_EndsInTheBytesOfAnUndisturbedRun() => KillAsync(kills: 50, seed: 8);

    private async Task KillAsync(int kills, int seed)
    {
        var (undisturbed, killed) = (Path.Combine(directory.Path, "undisturbed"), Path.Combine(directory.Path, "killed"));
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, (await MeldProcess.RunAsync(SmallTraining.Command(undisturbed))).ExitCode);
        var (time, random, expected, torn) = (clock.Elapsed, new Random(seed), SmallTraining.Contents(undisturbed), 0);
        for (var kill = 0; kill < kills || torn == 0; kill++)
        {
            Assert.True(kill < kills + MostAttempts, "no process was killed within a write");
            // The training may be done before all kills are; then another one begins.
            if (File.Exists(Path.Combine(killed, "metrics.json")))
            {
                Assert.Equal(0, (await MeldProcess.RunAsync(SmallTraining.Command(killed, "--resume"))).ExitCode);
                Assert.Equal(expected, SmallTraining.Contents(killed));
                killed += "+";
            }
            // Every third is killed as soon as it writes a checkpoint.
            if (kill % 3 == 0) torn += await KilledWithinAWriteAsync(killed) ? 1 : 0;
            else await KilledAfterAsync(killed, time * random.NextDouble());
        }

        Assert.Equal(0, (await MeldProcess.RunAsync(SmallTraining.Command(killed, "--resume"))).ExitCode);
        Assert.Equal(expected, SmallTraining.Contents(killed));
    }

    private static async Task KilledAfterAsync(string run, TimeSpan delay)
    {
        using var process = MeldProcess.Start(SmallTraining.Command(run, "--resume"));
        await Task.WhenAny(Task.Delay(delay), process.WaitForExitAsync());
        process.Kill();
        await MeldProcess.EndAsync(process);
    }

    /// <summary>Whether what was being written lies there unfinished.</summary>
    private static async Task<bool> KilledWithinAWriteAsync(string run)
    {
        using var process = MeldProcess.Start(SmallTraining.Command(run, "--resume"));
        var checkpoints = Path.Combine(run, "checkpoints");
        // Those of an earlier kill are there from the start.
        var before = Torn().ToHashSet();
        while (!process.HasExited && Torn().All(before.Contains)) Thread.Yield();
        process.Kill();
        await MeldProcess.EndAsync(process);
        return Torn().Any(file => !before.Contains(file));

        IEnumerable<string> Torn() => Directory.Exists(checkpoints) ? Directory.GetFiles(checkpoints, "*.writing") : [];
    }
}
