using System.Diagnostics;
using Meld.Testing;
using Meld.Training;

namespace Meld.Tests.Training;

/// <summary>Shell scripts stand for the processes that train.</summary>
public sealed class SeedProcessesTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TemporaryDirectory directory = new();
    private readonly List<(int Seed, string Note)> notes = [];

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task RunAsync_EverySeed_PassesOnWhatItSaysAndNothingElse()
    {
        await RunAsync([3, 4], seed => $$"""echo 'a library prints'; echo '{"Note":"from {{seed}}"}'""");
        Assert.Equal([(3, "from 3"), (4, "from 4")], notes.Order());
    }

    [Fact]
    public async Task RunAsync_OneFails_StopsTheOthersAndNamesItsError()
    {
        var error = await Assert.ThrowsAsync<SeedException>(() => RunAsync([1, 2, 3], seed => seed == 2
            ? "echo 'the loss is not a number' >&2; exit 1"
            : $"cat; echo stopped > {directory.Path}/{seed}"));
        Assert.Equal("seed 2: the loss is not a number", error.Message);
        // Seed 3 waited for its turn and never began.
        Assert.Equal(["1"], Directory.EnumerateFiles(directory.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task RunAsync_ProcessThatSaysNothing_HasItsExitCode()
    {
        var error = await Assert.ThrowsAsync<SeedException>(() => RunAsync([5], _ => "exit 9"));
        Assert.Equal("seed 5: its process ended with 9 and said nothing.", error.Message);
    }

    [Fact]
    public async Task RunAsync_ListenerThatFails_StopsTheProcesses()
    {
        // More than a pipe holds: without a reader it would never end.
        var run = RunAsync([1], _ => """(while echo '{"Note":"on and on"}'; do :; done) & cat; kill $!; exit 130""", () => throw new IOException("No space left."));
        Assert.Equal("No space left.", (await Assert.ThrowsAsync<IOException>(() => run.WaitAsync(Patience))).Message);
    }

    [Fact]
    public async Task RunAsync_Cancelled_ClosesInputsAndWaitsForTheEnd()
    {
        using var stop = new CancellationTokenSource();
        var run = RunAsync([1, 2], seed => $$"""echo '{"Note":"begun"}'; cat; echo checkpoint > {{directory.Path}}/{{seed}}; exit 130""", () =>
        {
            if (notes.Count == 2) stop.Cancel();
        }, stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(Patience));
        Assert.Equal(["1", "2"], Directory.EnumerateFiles(directory.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task RunAsync_ProcessInterruptedByTheTerminal_CountsAsStopped() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync([1], _ => "exit 130"));

    [Fact]
    public async Task RunAsync_MoreSeedsThanPlaces_KeepsWithinThem()
    {
        // Each counts who runs beside it.
        await RunAsync([1, 2, 3, 4], seed => $$"""touch {{directory.Path}}/on-{{seed}}; sleep 0.05; ls {{directory.Path}} | grep -c on- > {{directory.Path}}/count-{{seed}}; rm {{directory.Path}}/on-{{seed}}""");
        Assert.All(Enumerable.Range(1, 4), seed => Assert.InRange(int.Parse(File.ReadAllText($"{directory.Path}/count-{seed}"), null), 1, 2));
    }

    [Fact]
    public void Parse_WhatToLineGave_GivesItBack()
    {
        var progress = new TrainingProgress(TrainingPhase.Epoch, 3, 1, 2, 3, 4, double.NaN, 5.5, TimeSpan.FromSeconds(6), null, 0.25, null, 7);
        Assert.Equal(new SeedMessage(progress, null), SeedMessage.Parse(new SeedMessage(progress, null).ToLine()));
        Assert.Equal(new SeedMessage(null, "a \"note\"\n"), SeedMessage.Parse(new SeedMessage(null, "a \"note\"\n").ToLine()));
        Assert.Null(SeedMessage.Parse("not JSON"));
    }

    private async Task RunAsync(IReadOnlyList<int> seeds, Func<int, string> script, Action? told = null, CancellationToken cancellation = default)
    {
        var processes = new SeedProcesses(seed => new ProcessStartInfo("/bin/sh", ["-c", script(seed)]), atOnce: 2);
        await processes.RunAsync(
            seeds,
            (seed, message) =>
            {
                notes.Add((seed, message.Note!));
                told?.Invoke();
            },
            cancellation).WaitAsync(Patience, CancellationToken.None);
    }
}
