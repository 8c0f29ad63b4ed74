using Meld.Training;

namespace Meld.Display;

/// <summary>
/// Shows a training while it goes on, in one output that changes in place: the loss of the last steps, as many as an epoch has, and the monitored score on dev
/// after each epoch. <see cref="Complete"/> ends it.
/// </summary>
public sealed class TrainingCurves : IProgress<TrainingProgress>, IDisposable
{
    // More could not be told apart in a chart.
    private const int MostPoints = 220;

    private readonly string monitor;
    private readonly Live live;
    private readonly List<double> steps = [];
    private readonly List<(double X, double Y)> losses = [];
    private readonly List<(double X, double Y)> scores = [];
    private double mean;

    /// <summary>Begins the output.</summary>
    /// <param name="monitor">What to call the score: the experiment's <c>training.monitor</c>.</param>
    /// <param name="clock">The clock that paces updates; the system's when null.</param>
    public TrainingCurves(string monitor, TimeProvider? clock = null)
        : this(monitor, Show.Live(clock))
    {
    }

    internal TrainingCurves(string monitor, Live live) => (this.monitor, this.live) = (monitor, live);

    /// <summary>Ends this output and begins another, as a later cell needs, with the same curves.</summary>
    /// <param name="clock">The clock that paces updates; the system's when null.</param>
    public TrainingCurves Continue(TimeProvider? clock = null) => Continue(Show.Live(clock));

    internal TrainingCurves Continue(Live next)
    {
        Complete();
        var curves = new TrainingCurves(monitor, next) { mean = mean };
        curves.steps.AddRange(steps);
        curves.losses.AddRange(losses);
        curves.scores.AddRange(scores);
        return curves;
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (value.Phase == TrainingPhase.Finished) return;
        steps.Add(StepLoss(value));
        losses.Add((value.Epoch - 1 + ((double)value.Step / value.Steps), steps.TakeLast(value.Steps).Average()));
        mean = value.Loss;
        if (value is { Phase: TrainingPhase.Epoch, LastScore: { } score }) scores.Add((value.Epoch, score));
        live.Update(Picture(value));
    }

    /// <summary>Shows the last state and ends the output.</summary>
    public void Complete() => live.Complete();

    /// <summary>The same as <see cref="Complete"/>.</summary>
    public void Dispose() => Complete();

    // What is told is the mean of the epoch so far; batches differ little in size.
    private double StepLoss(TrainingProgress value) => value.Step == 1 || steps.Count == 0 ? value.Loss : (value.Loss * value.Step) - (mean * (value.Step - 1));

    private Panels Picture(TrainingProgress value)
    {
        var every = (losses.Count + MostPoints - 1) / MostPoints;
        var shown = losses.Where((_, index) => index % every == 0 || index == losses.Count - 1);
        return new Panels(
            Charts.Line(
                $"Train loss, mean of the last {value.Steps} steps", [new LineSeries("train loss", [.. shown])], $"epoch, of {value.Epochs}", "", "0.000"),
            Charts.Line($"{monitor} after each epoch", [new LineSeries(monitor, [.. scores])], "epoch", "", "0.0000"));
    }
}
