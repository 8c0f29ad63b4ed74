using System.Diagnostics;
using Meld.Features;
using Meld.Testing;

namespace Meld.Cli.Tests;

/// <summary>Fills of the feature store that are killed without warning, at moments that a seed decides.</summary>
public sealed class FillKillTests : IDisposable
{
    private const int MostAttempts = 20;
    private readonly TemporaryDirectory directory = new();
    private readonly SampleClips clips;

    public FillKillTests() => clips = new SampleClips(directory.Path);

    public void Dispose() => directory.Dispose();

    [Fact]
    public Task Fill_KilledAFewTimes_EndsWithTheContentOfAnUndisturbedOne() => KillAsync(kills: 5, seed: 7);

    [Fact]
    [Trait("Category", "Slow")]
    public Task Fill_Killed50Times_EndsWithTheContentOfAnUndisturbedOne() => KillAsync(kills: 50, seed: 8);

    [Fact]
    public async Task Fill_Interrupted_ReturnsInterruptedAndKeepsWhatWasComputed()
    {
        var store = Path.Combine(directory.Path, "stopped");
        using var process = MeldProcess.Start(Command(store));
        await UntilSomeAsync(store, process, 5);
        await MeldProcess.SignalAsync(process, "INT");
        var (exitCode, error) = await MeldProcess.EndAsync(process);
        Assert.Equal(ExitCodes.Interrupted, exitCode);
        Assert.EndsWith($"meld: stopped; what was computed is kept, go on with the same command (the store is {store})\n", error);
        Assert.InRange(Stored(store), 5, int.MaxValue);
    }

    [Fact]
    public async Task Fill_WhileAnotherOneRuns_IsRefusedInOneSentenceAndTheFirstGoesOn()
    {
        var store = Path.Combine(directory.Path, "one");
        using var process = MeldProcess.Start(Command(store));
        await UntilSomeAsync(store, process, 1);
        var (exitCode, output, error) = await Cli.RunAsync(Command(store));
        Assert.Equal((ExitCodes.Failed, ""), (exitCode, output));
        Assert.StartsWith($"meld: Another process writes to the feature store {store}", error);
        Assert.Equal(ExitCodes.Ok, (await MeldProcess.EndAsync(process)).ExitCode);
    }

    [PrivateMountFact]
    public async Task Fill_DiskThatFillsUp_EndsInOneSentenceAndGoesOnWithMoreRoom()
    {
        var (undisturbed, disk, copy) = (Path.Combine(directory.Path, "undisturbed"), Path.Combine(directory.Path, "disk"), Path.Combine(directory.Path, "copy"));
        Assert.Equal(0, (await MeldProcess.RunAsync(Command(undisturbed))).ExitCode);
        Directory.CreateDirectory(disk);
        var fill = string.Join(' ', MeldProcess.Info(Command(Path.Combine(disk, "store"))).ArgumentList.Skip(1).Select(argument => $"'{argument}'"));
        // A store of the whole takes 70 MB.
        var (exitCode, output, error) = await PrivateMountFactAttribute.RunAsync(
            $"mount -t tmpfs -o size=30m tmpfs {disk}; {fill}; echo first $?; mount -o remount,size=400m {disk}; {fill}; echo second $?; cp -r {disk}/store {copy}");
        Assert.Equal(0, exitCode);
        Assert.Contains("first 1\n", output);
        Assert.Contains("second 0\n", output);
        Assert.Contains($"meld: There is no room for more in the feature store {disk}/store, which takes ", error);
        Assert.Equal(clips.Contents(undisturbed), clips.Contents(copy));
    }

    private async Task KillAsync(int kills, int seed)
    {
        var (undisturbed, killed) = (Path.Combine(directory.Path, "undisturbed"), Path.Combine(directory.Path, "killed"));
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, (await MeldProcess.RunAsync(Command(undisturbed))).ExitCode);
        var (time, random, expected, midway) = (clock.Elapsed, new Random(seed), clips.Contents(undisturbed), 0);
        for (var kill = 0; kill < kills || midway == 0; kill++)
        {
            Assert.True(kill < kills + MostAttempts, "no process was killed while the store was half full");
            using (var process = MeldProcess.Start(Command(killed)))
            {
                await Task.WhenAny(Task.Delay(time * random.NextDouble()), process.WaitForExitAsync());
                process.Kill();
                await MeldProcess.EndAsync(process);
            }
            // Killed before it made the store.
            if (!File.Exists(Path.Combine(killed, "data.mdb"))) continue;
            Assert.Empty(FeatureStoreVerification.Verify(killed, null, CancellationToken.None).Problems);
            var stored = Stored(killed);
            if (stored > 0 && stored < expected.Count) midway++;
            // The fill may be done before all kills are; then another one begins.
            if (stored < expected.Count) continue;
            Assert.Equal(expected, clips.Contents(killed));
            killed += "+";
        }

        Assert.Equal(0, (await MeldProcess.RunAsync(Command(killed))).ExitCode);
        Assert.Equal(expected, clips.Contents(killed));
    }

    private string[] Command(string store) => ["features", "fill", SampleClips.Experiment, "--corpus", clips.Corpus, "--store", store, "--on-bad", "skip"];

    /// <summary>How many features and reasons the store has; every checksum must hold.</summary>
    private int Stored(string store) => clips.Contents(store).Count(line => !line.Contains(" Unknown ", StringComparison.Ordinal));

    private async Task UntilSomeAsync(string store, Process process, int features) => await MeldProcess.UntilAsync(
        () =>
        {
            try
            {
                return Stored(store) >= features;
            }
            catch (FeatureStoreException error) when (error.Kind is FeatureStoreProblem.Missing or FeatureStoreProblem.InUse)
            {
                return false;
            }
        },
        process);
}
