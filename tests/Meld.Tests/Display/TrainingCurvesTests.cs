using Meld.Display;
using Meld.Tests.Display.Hosts;
using Meld.Training;

namespace Meld.Tests.Display;

public sealed class TrainingCurvesTests
{
    private readonly ManualClock clock = new();
    private readonly FakeHost host = new();

    [Fact]
    public void Report_StepsAndEpochs_DrawsTheLossOfTheLastStepsAndEachScore()
    {
        var curves = new TrainingCurves("dev.loss", new Live(host, clock));
        // Means 4 and 3 of an epoch are steps of 4 and 2; then steps of 1 and 5.
        curves.Report(Progress(TrainingPhase.Step, 1, 1, 4));
        curves.Report(Progress(TrainingPhase.Epoch, 1, 2, 3, score: 0.25));
        curves = curves.Continue(new Live(host, clock));
        curves.Report(Progress(TrainingPhase.Step, 2, 1, 1));
        curves.Report(Progress(TrainingPhase.Epoch, 2, 2, 3, score: 0.5));
        curves.Report(Progress(TrainingPhase.Finished, 2, 2, 3, score: 0.5));
        curves.Complete();

        var lines = host.Calls[^1].Split('\n');
        Assert.Contains("Train loss, mean of the last 2 steps", lines[0]);
        Assert.Equal(["0.5 4.000", "1.0 3.000", "1.5 1.500", "2.0 3.000"], Rows(lines[3..7]));
        Assert.Equal("dev.loss after each epoch", lines[8]);
        Assert.Equal(["1 0.2500", "2 0.5000"], Rows(lines[11..13]));
    }

    [Fact]
    public void Report_ManySteps_DrawsNoMoreThanCanBeTold()
    {
        using var curves = new TrainingCurves("dev.loss", new Live(host, clock));
        for (var step = 1; step <= 5000; step++) curves.Report(Progress(TrainingPhase.Step, 1, step, 1) with { Steps = 5000 });
        curves.Complete();
        Assert.True(host.Calls[^1].Length < 5000);
    }

    private static IEnumerable<string> Rows(string[] lines) => lines.Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    private static TrainingProgress Progress(TrainingPhase phase, int epoch, int step, double loss, double? score = null) =>
        new(phase, 1, epoch, 2, step, 2, loss, 100, TimeSpan.Zero, null, score, score, null);
}
