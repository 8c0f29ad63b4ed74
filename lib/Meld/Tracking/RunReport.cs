using System.Text;
using Meld.Corpus;

namespace Meld.Tracking;

/// <summary>The scores of a run for people, as plain text.</summary>
public static class RunReport
{
    /// <summary>Headline scores beside the floors, then every class of every head: <see cref="RunFiles.Report"/>.</summary>
    public static string Full(RunRecord run)
    {
        var text = new StringBuilder(Headline(run));
        text.Classes(run.Predictions);
        return text.ToString();
    }

    /// <summary>What was run on what, and the headline scores beside the floors.</summary>
    public static string Headline(RunRecord run)
    {
        var text = new StringBuilder();
        text.Line($"{run.Title}, seed {run.Seed}");
        text.Preamble(run.Corpus, run.ExperimentHash);
        foreach (var (split, head) in run.Predictions.SelectMany(split => split.Heads.Select(head => (split, head.Head))))
        {
            text.Scores($"{split.Split.Name()} {head.Name()}", split.Report(head));
            // The floor needs no second line beside itself.
            foreach (var (name, floor) in run.Floors.Where(floor => !ReferenceEquals(floor.Value, run.Predictions)))
                text.Scores($"  {name}", floor.On(split.Split).Report(head));
        }
        return text.ToString();
    }
}
