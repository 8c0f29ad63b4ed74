using System.Text;
using Meld.Corpus;

namespace Meld.Tracking;

/// <summary>The scores of a stored model that was evaluated again, as plain text.</summary>
public static class EvaluationReport
{
    /// <summary>What was evaluated on what, headline scores, then every class of every head.</summary>
    public static string Of(StoredRun run, DialogueCorpus corpus, SplitPredictions predictions)
    {
        var text = new StringBuilder();
        text.Line(run.Seed is { } seed ? $"{run.Title}, seed {seed}" : $"{run.Title}, ensemble of several seeds");
        text.Preamble(corpus, run.ExperimentHash);
        foreach (var head in predictions.Heads) text.Scores($"{predictions.Split.Name()} {head.Head.Name()}", head.Report());
        text.Classes([predictions]);
        return text.ToString();
    }
}
