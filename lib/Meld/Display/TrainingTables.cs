using System.Globalization;
using Meld.Corpus;
using Meld.Display.Drawing;
using Meld.Training;
using TorchSharp.Modules;

namespace Meld.Display;

/// <summary>Tables of a training as it goes.</summary>
public static class TrainingTables
{
    /// <summary>What an epoch is made of.</summary>
    public static Table Plan(Trainer trainer) => Table.Of(
        ["", "one epoch"],
        [
            ["utterances", Count(trainer.UtterancesPerEpoch)],
            ["dialogues a step", Count(trainer.Experiment.Training.Batch)],
            ["steps", Count(trainer.StepsPerEpoch)],
            ["padding in the dialogues' grids", trainer.PaddingShare.ToString("0.0 %", CultureInfo.InvariantCulture)],
        ]).AlignRight(1);

    /// <summary>What each module gives for a batch, in the order of the calls: the shapes from step to step.</summary>
    public static Table Shapes(BatchInspection batch) => Table.Of(
        ["module", "kind", "gives"],
        Telling(batch).Select(IReadOnlyList<object?> (module) => [module.Name, module.Kind, Numbers.Shape(module.Output.Shape)]))
        .WithMaxRows(int.MaxValue).WithCaption(Caption(batch));

    /// <summary>What each module gives for a batch in a few numbers: mean, standard deviation, and the share of zeros.</summary>
    public static Table Activations(BatchInspection batch) => Table.Of(
        ["module", "kind", "gives", "mean", "standard deviation", "zeros"],
        Telling(batch).Select(IReadOnlyList<object?> (module) =>
            [module.Name, module.Kind, Numbers.Shape(module.Output.Shape), module.Output.Mean, module.Output.StandardDeviation, module.Output.Zeros]))
        .WithFormat("mean", "0.000").WithFormat("standard deviation", "0.000").WithFormat("zeros", "0 %").WithMaxRows(int.MaxValue).WithCaption(Caption(batch));

    /// <summary>Each trainable parameter with the length of its gradient.</summary>
    public static Table Gradients(BatchInspection batch) => Table.Of(
        ["parameter", "shape", "norm", "gradient norm", "gradient / parameter"],
        batch.Parameters.Select(IReadOnlyList<object?> (parameter) =>
            [parameter.Name, Numbers.Shape(parameter.Shape), parameter.Norm, parameter.GradientNorm, parameter.GradientRatio]))
        .WithFormat("norm", "0.00").WithFormat("gradient norm", "0.0000").WithFormat("gradient / parameter", "0.00000")
        .WithMaxRows(int.MaxValue).WithCaption($"Gradients; all together {Number(batch.GradientNorm)} long before clipping");

    /// <summary>What one step did.</summary>
    public static Table Step(StepResult step) => Table.Of(
        ["", "this step"],
        [
            ["epoch and step", $"{step.Epoch}, {step.Step}"],
            ["utterances", $"{step.Utterances}"],
            ["loss", Number(step.Loss)],
            .. step.HeadLosses.Select(IReadOnlyList<object?> (pair) => [$"loss of the {pair.Key.Name()} head", Number(pair.Value)]),
            ["gradient norm before clipping", Number(step.GradientNorm)],
            .. step.LearningRates.Select(IReadOnlyList<object?> (pair) =>
                [$"learning rate, {pair.Key}", pair.Value.ToString("0.0e0", CultureInfo.InvariantCulture)]),
        ]).AlignRight(1);

    /// <summary>Epoch by epoch: losses and the scores of both heads on dev; <c>✓</c> marks each best so far.</summary>
    public static Table Epochs(IReadOnlyList<EpochResult> epochs)
    {
        Head[] heads = [.. epochs.SelectMany(epoch => epoch.Heads).Select(result => result.Head).Distinct()];
        string[] scores = [.. heads.SelectMany(head => new[] { $"{head.Name()} accuracy", $"{head.Name()} weighted F1", $"{head.Name()} macro F1" })];
        var table = Table.Of(
            ["epoch", "train loss", "dev loss", .. scores, "best so far"],
            epochs.Select(IReadOnlyList<object?> (epoch) =>
            [
                epoch.Epoch, epoch.TrainLoss, epoch.DevLoss,
                .. heads.Select(epoch.Of).SelectMany(IEnumerable<object?> (result) => [result.Accuracy, result.WeightedF1, result.MacroF1]),
                epoch.IsBest ? "✓" : "",
            ]));
        foreach (var score in scores) table = table.WithFormat(score, "0.0000");
        return table.WithFormat("train loss", "0.000").WithFormat("dev loss", "0.000").WithMaxRows(int.MaxValue).WithCaption("Epoch by epoch, scores on dev");
    }

    /// <summary>How a training ended: after how many epochs and why, and which epoch's weights the model has.</summary>
    public static Table Ending(Trainer trainer)
    {
        var settings = trainer.Experiment.Training;
        return Table.Of(
            ["", "the end"],
            [
                ["epochs", $"{trainer.Epoch} of at most {settings.Epochs}"],
                ["stopped early", trainer.IsStoppedEarly ? $"yes, after {settings.Patience} epochs that were not better" : "no"],
                ["best epoch", trainer.Best is { } best ? Count(best.Epoch) : "none"],
                [$"its {settings.Monitor}", trainer.Best is { } chosen ? trainer.Monitored(chosen).ToString("0.0000", CultureInfo.InvariantCulture) : "n/a"],
            ]);
    }

    // A sequence gives what its last module gives.
    private static IEnumerable<ModuleInspection> Telling(BatchInspection batch) => batch.Modules.Where(module => module.Kind != nameof(Sequential));

    private static string Caption(BatchInspection batch) =>
        $"A batch of {batch.Lengths.Count} dialogues, {batch.Utterances.Count} utterances; the longest has {batch.Lengths.Max()}";

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
