using Meld.Tracking;

namespace Meld.Display;

/// <summary>Tables of a run directory.</summary>
public static class RunTables
{
    private static readonly Dictionary<string, string> Purposes = new()
    {
        [RunFiles.Experiment] = "the resolved experiment: every setting, defaults too",
        [RunFiles.Model] = "the weights of the best epoch, with the words and labels that they know",
        [RunFiles.Labels] = "the labels of each head, by index",
        [RunFiles.Metrics] = "scores for dev and test, seed, hashes",
        [RunFiles.Predictions] = "truth and probabilities of every utterance of dev and test",
        [RunFiles.TestLog] = "a row for every time that test was looked at",
        [RunFiles.Cost] = "seconds, memory, host and date: what may differ between equal runs",
        [RunFiles.Report] = "the scores for people",
        [RunFiles.History] = "how the training went, epoch by epoch",
        [RunFiles.Card] = "the model card",
    };

    /// <summary>The files of a run, their sizes, and what each is for.</summary>
    /// <param name="directory">The run directory.</param>
    public static Table Files(string directory) => Table.Of(
        ["file", "bytes", "what it is"],
        new DirectoryInfo(directory).EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(IReadOnlyList<object?> (file) => [file.Name, file.Length, Purposes.GetValueOrDefault(file.Name, "curves for TensorBoard")]))
        .WithFormat("bytes", "#,0");
}
