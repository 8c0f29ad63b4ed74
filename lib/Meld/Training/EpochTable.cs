using System.Globalization;
using Meld.Corpus;
using Meld.Tracking;

namespace Meld.Training;

/// <summary>The epochs of a training as the rows of <see cref="RunFiles.History"/>.</summary>
public static class EpochTable
{
    /// <summary>One row an epoch: rate, losses and dev scores of every head. No times, which differ between equal trainings.</summary>
    public static RunHistory Of(IReadOnlyList<EpochResult> epochs) => new(
        ["epoch", "step", "learning_rate", "train_loss", "dev_loss", .. (epochs.Count > 0 ? epochs[0].Heads : []).SelectMany(head => Columns(head.Head)), "best"],
        [.. epochs.Select(Row)]);

    private static string[] Columns(Head head)
    {
        var name = head.Name();
        return [$"train_{name}_loss", $"dev_{name}_loss", $"dev_{name}_accuracy", $"dev_{name}_weighted_f1", $"dev_{name}_macro_f1"];
    }

    private static string[] Row(EpochResult epoch) =>
    [
        Text(epoch.Epoch), Text(epoch.GlobalStep), Text(epoch.LearningRate), Text(epoch.TrainLoss), Text(epoch.DevLoss),
        .. epoch.Heads.SelectMany(IEnumerable<string> (head) =>
            [Text(head.TrainLoss), Text(head.DevLoss), Text(head.Accuracy), Text(head.WeightedF1), Text(head.MacroF1)]),
        epoch.IsBest ? "1" : "0",
    ];

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
