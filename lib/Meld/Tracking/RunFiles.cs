namespace Meld.Tracking;

/// <summary>The names of the files in a run directory.</summary>
public static class RunFiles
{
    /// <summary>The resolved experiment.</summary>
    public const string Experiment = "experiment.yaml";

    /// <summary>The model's tensors.</summary>
    public const string Model = "model.safetensors";

    /// <summary>The labels of each head, by index.</summary>
    public const string Labels = "labels.json";

    /// <summary>Scores for dev and test, seed, hashes and version; written last, so that a run which has it is finished.</summary>
    public const string Metrics = "metrics.json";

    /// <summary>True label and probabilities of every utterance of dev and test.</summary>
    public const string Predictions = "predictions.csv";

    /// <summary>One row for every time the test split was evaluated.</summary>
    public const string TestLog = "test-log.csv";

    /// <summary>Seconds, memory, host and date: all that may differ between equal runs.</summary>
    public const string Cost = "cost.json";

    /// <summary>The scores for people.</summary>
    public const string Report = "report.txt";

    /// <summary>How the training went.</summary>
    public const string History = "history.csv";

    /// <summary>The model card.</summary>
    public const string Card = "README.md";

    /// <summary>The folder with what an unfinished training goes on from.</summary>
    public const string Checkpoints = "checkpoints";

    /// <summary>The folder with the run of the linear floor, beside those of several seeds.</summary>
    public const string Linear = "linear";

    /// <summary>The files of a finished run.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Experiment, Model, Labels, Metrics, Predictions, TestLog, Cost, Report, History, Card];

    /// <summary>The folder with the run of one seed, beside those of others.</summary>
    public static string Seed(int seed) => $"seed-{seed}";
}
