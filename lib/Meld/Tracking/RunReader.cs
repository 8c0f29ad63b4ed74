using System.Text.Json;
using Meld.Corpus;

namespace Meld.Tracking;

/// <summary>Reads a run directory back. Nothing is repaired: what does not fit together is refused.</summary>
public static class RunReader
{
    /// <summary>Reads a run, or several seeds taken together, from a directory; the model itself stays where it is.</summary>
    /// <exception cref="RunException">The directory is no run, or a file in it is missing or faulty; names file and row or key.</exception>
    public static StoredRun Read(string path)
    {
        if (!Directory.Exists(path)) throw new RunException($"{path} is no run: there is no such directory.");
        if (!File.Exists(Path.Combine(path, RunFiles.Metrics))) throw new RunException($"{path} is no run: it has no {RunFiles.Metrics}.");
        try
        {
            return ReadFiles(path);
        }
        // JSON strings that are no text, such as half a surrogate pair, are InvalidOperationExceptions when they are looked at.
        catch (Exception error) when (error is UnauthorizedAccessException or InvalidOperationException)
        {
            throw new RunException($"{path} cannot be read: {error.Message}");
        }
    }

    /// <summary>Reads a run that was trained on a corpus.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="corpus">The corpus.</param>
    /// <exception cref="RunException">The directory is no run, one on other data, or a file in it is missing or faulty.</exception>
    public static StoredRun Read(string path, DialogueCorpus corpus)
    {
        var run = Read(path);
        return run.DataHash == corpus.DataHash
            ? run
            : throw new RunException($"{path} is a run on other data than {corpus.Directory}: their hashes are {run.DataHash[..12]} and {corpus.DataHash[..12]}.");
    }

    private static StoredRun ReadFiles(string path)
    {
        var metrics = Path.Combine(path, RunFiles.Metrics);
        var history = Path.Combine(path, RunFiles.History);
        using var identity = JsonFile.Open(metrics);
        var labels = LabelsReader.Read(Existing(path, RunFiles.Labels));
        return new StoredRun
        {
            Path = path,
            Title = identity.Text("title"),
            Seed = identity.Root.TryGetProperty("seed", out var seed) ? Seed(seed, metrics) : null,
            ExperimentHash = identity.Hash("experiment_hash"),
            DataHash = identity.Hash("data_hash"),
            Labels = labels,
            Predictions = PredictionsReader.Read(Existing(path, RunFiles.Predictions), labels),
            History = File.Exists(history) ? ReadHistory(history) : null,
        };
    }

    private static int Seed(JsonElement seed, string file) => seed.ValueKind == JsonValueKind.Number && seed.TryGetInt32(out var number)
        ? number
        : throw new RunException($"{file}, key seed: {seed.GetRawText()} is no whole number.");

    private static RunHistory ReadHistory(string path)
    {
        var rows = CsvRows.Read(path);
        return new RunHistory(rows[0].Fields, [.. rows.Skip(1).Select(row => row.Fields)]);
    }

    private static string Existing(string directory, string name)
    {
        var path = Path.Combine(directory, name);
        return File.Exists(path) ? path : throw new RunException($"{directory} is no whole run: it has no {name}.");
    }
}
