using System.Globalization;
using System.Text.RegularExpressions;
using Meld.Testing;
using Meld.Training;
using Spectre.Console;

namespace Meld.Cli.Tests;

public sealed partial class ProgressBarTests : IDisposable
{
    private static readonly TrainingProgress Middle = new(
        TrainingPhase.Step, Seed: 1, Epoch: 3, Epochs: 4, Step: 50, Steps: 100, Loss: 1.23456, UtterancesPerSecond: 1234.5,
        TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(75), LastScore: 0.5, BestScore: 0.54321, BestEpoch: 2);

    private static readonly TrainingProgress Start = Middle with
    {
        Epoch = 1,
        Step = 1,
        UtterancesPerSecond = 0,
        Remaining = null,
        LastScore = null,
        BestScore = null,
        BestEpoch = null,
    };

    private static readonly TrainingProgress End = Middle with { Phase = TrainingPhase.Finished, Step = 100, Elapsed = new TimeSpan(1, 2, 3) };

    private readonly StringWriter output = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    [Fact]
    public async Task ShowAsync_NoTerminal_OneLineAnEpochAndOneAtTheEnd()
    {
        await ShowAsync(ProgressBar.Console(output), [1], Start, Start with { Phase = TrainingPhase.Epoch, Step = 100, LastScore = 0.5 },
            Middle, Middle with { Phase = TrainingPhase.Epoch, UtterancesPerSecond = 2.345 }, End);

        Assert.Equal(
            """
            epoch 1/4: loss 1.2346, dev 0.5000
            epoch 3/4: loss 1.2346, dev 0.5000, best 0.5432, 2.3 utterances/s, 1:15 left
            stopped in epoch 3 of 4, best dev 0.5432 in epoch 2, 1:02:03

            """,
            output.ToString());
    }

    [Fact]
    public async Task ShowAsync_NoTerminalAndSeveralSeeds_LinesSayWhose()
    {
        await ShowAsync(ProgressBar.Console(output), [1, 2], Middle with { Phase = TrainingPhase.Epoch, Seed = 2 }, End with { Epoch = 4 });

        Assert.Equal(
            """
            seed 2, epoch 3/4: loss 1.2346, dev 0.5000, best 0.5432, 1,234 utterances/s, 1:15 left
            seed 1, finished epoch 4 of 4, best dev 0.5432 in epoch 2, 1:02:03

            """,
            output.ToString());
    }

    [Theory]
    [InlineData(80)]
    [InlineData(140)]
    public async Task ShowAsync_Terminal_LastFrameHasOneRow(int width)
    {
        await ShowAsync(Terminal(width), [1], Start, Middle);
        Snapshot.Match(LastFrame(), $"progress-{width}");
    }

    [Fact]
    public async Task ShowAsync_TerminalAndSeveralSeeds_LastFrameHasARowForEach()
    {
        await ShowAsync(Terminal(120), [1, 2, 3], Middle, Start with { Seed = 2 }, End with { Seed = 3 });
        Snapshot.Match(LastFrame(), "progress-seeds");
    }

    [Fact]
    public async Task ShowAsync_WorkFails_TheErrorComesThroughAndTheCursorBack()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            ProgressBar.ShowAsync<int>(Terminal(80), [1], _ => throw new OperationCanceledException()));
        Assert.EndsWith("\x1b[?25h", output.ToString());
    }

    [Fact]
    public async Task ShowAsync_Result_IsTheWorks() => Assert.Equal(7, await ProgressBar.ShowAsync(Terminal(80), [1], _ => Task.FromResult(7)));

    public void Dispose() => output.Dispose();

    private IAnsiConsole Terminal(int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    private static Task<int> ShowAsync(IAnsiConsole console, int[] seeds, params TrainingProgress[] reports) =>
        ProgressBar.ShowAsync(console, seeds, progress =>
        {
            foreach (var report in reports) progress.Report(report);
            return Task.FromResult(0);
        });

    // What stays on the screen: whatever follows the last return to the first row.
    private string LastFrame() => string.Concat(Escape().Replace(output.ToString().Split("\x1b[2K")[^1], "").Split('\n')
        .Select(line => line.Trim()).Where(line => line.Length > 0).Select(line => line + "\n"));

    [GeneratedRegex(@"\x1b\[[?\d;]*[A-Za-z]")]
    private static partial Regex Escape();
}
