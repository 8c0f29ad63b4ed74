using System.Globalization;
using Meld.Corpus;
using Meld.Tracking;

namespace Meld.Training;

/// <summary>The history of a training as a table: one row an epoch, and nothing in it that differs between equal trainings.</summary>
public static class HistoryTable
{
    /// <summary>Makes the table.</summary>
    /// <param name="history">The epochs.</param>
    /// <param name="heads">The heads of the model, for the columns.</param>
    public static RunHistory Of(IReadOnlyList<EpochResult> history, IReadOnlyList<Head> heads) => new(
        ["epoch", "step", "learning_rate", "train_loss", "dev_loss", .. heads.SelectMany(head => Columns(head.Name())), "best"],
        [.. history.Select(epoch => Row(epoch, heads))]);

    private static string[] Columns(string head) =>
        [$"train_{head}_loss", $"dev_{head}_loss", $"dev_{head}_accuracy", $"dev_{head}_weighted_f1", $"dev_{head}_macro_f1"];

    private static IReadOnlyList<string> Row(EpochResult epoch, IReadOnlyList<Head> heads) =>
    [
        epoch.Epoch.ToString(CultureInfo.InvariantCulture),
        epoch.GlobalStep.ToString(CultureInfo.InvariantCulture),
        .. Texts(epoch.LearningRate, epoch.TrainLoss, epoch.DevLoss),
        .. heads.Select(epoch.Of).SelectMany(head => Texts(head.TrainLoss, head.DevLoss, head.Accuracy, head.WeightedF1, head.MacroF1)),
        epoch.IsBest ? "true" : "false",
    ];

    private static IEnumerable<string> Texts(params double[] values) => values.Select(CsvText.Number);
}
