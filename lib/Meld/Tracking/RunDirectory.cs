using Meld.Corpus;
using Meld.Storage;

namespace Meld.Tracking;

/// <summary>A directory with everything one training produced. It appears whole or not at all.</summary>
public static class RunDirectory
{
    /// <summary>
    /// Writes a run. An equal run (same experiment, same data) that is already there is replaced, its test log continued, and whatever else lies
    /// beside its files kept; a directory with anything else is refused.
    /// </summary>
    /// <param name="run">What to write.</param>
    /// <param name="path">The directory; made if it does not exist.</param>
    /// <param name="time">The time for the test log.</param>
    /// <exception cref="RunException">The directory holds something else, or cannot be written.</exception>
    public static void Write(RunRecord run, string path, DateTimeOffset time)
    {
        path = Whole(path);
        Prepare(path, run.ExperimentHash, run.Corpus.DataHash);
        var staging = Staging(path);
        try
        {
            Directory.CreateDirectory(staging);
            foreach (var (name, write) in RunContents.Of(run, path, time))
            {
                using var stream = File.Create(Path.Combine(staging, name));
                write(stream);
            }
            Replace(path, staging);
        }
        finally
        {
            if (Directory.Exists(staging)) Directory.Delete(staging, recursive: true);
        }
    }

    /// <summary>Fails when a run could not be written to a directory; to be called before the work for it is done.</summary>
    /// <exception cref="RunException">The directory holds something else than a run of this experiment on this data, or cannot be written.</exception>
    public static void Prepare(string path, string experimentHash, string dataHash)
    {
        path = Whole(path);
        if (File.Exists(path)) throw new RunException($"{path} is a file, not a directory for a run.");
        ThrowIfNotWritable(path);
        if (!Directory.Exists(path) || !Directory.EnumerateFileSystemEntries(path).Any()) return;
        var finished = FinishedRun.In(path) ?? throw new RunException($"{path} holds files that are no run; choose another directory.");
        if (finished.ExperimentHash != experimentHash || finished.DataHash != dataHash)
            throw new RunException($"{path} holds a run of another experiment or other data; choose another directory.");
    }

    /// <summary>True when a directory holds a finished run of an experiment on some data.</summary>
    /// <exception cref="RunException">The directory holds damaged metrics.</exception>
    public static bool IsFinished(string path, string experimentHash, string dataHash) =>
        FinishedRun.In(path) is { } finished && finished.ExperimentHash == experimentHash && finished.DataHash == dataHash;

    /// <summary>The seeds whose runs a directory takes together; null for a run of one seed.</summary>
    /// <exception cref="RunException">The directory is no finished run.</exception>
    public static IReadOnlyList<int>? Seeds(string path) => FinishedRun.In(path) switch
    {
        null => throw new RunException($"{path} is no finished run: it has no {RunFiles.Metrics}."),
        { Together: true } together => together.Seeds,
        _ => null,
    };

    /// <summary>Writes down that a run's model was evaluated on test once more.</summary>
    /// <param name="path">The run directory.</param>
    /// <param name="run">The run.</param>
    /// <param name="corpus">What it was evaluated on.</param>
    /// <param name="test">What it predicted.</param>
    /// <param name="time">When.</param>
    /// <exception cref="IOException">The log cannot be written.</exception>
    public static void Log(string path, StoredRun run, DialogueCorpus corpus, SplitPredictions test, DateTimeOffset time)
    {
        var log = TestLog.Append(TestLog.In(path), time, run.Seed is null ? $"{run.Title}, ensemble" : run.Title, run.ExperimentHash, corpus.DataHash, test);
        DurableFile.Write(Path.Combine(path, RunFiles.TestLog), RunContents.Text(RunFiles.TestLog, log).Value);
    }

    // A link to a folder stays one: what it leads to is written.
    private static string Whole(string path)
    {
        var whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return Directory.Exists(whole) ? new DirectoryInfo(whole).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? whole : whole;
    }

    // Beside the run, so that putting it in place is a rename.
    private static string Staging(string path) => $"{path}.writing-{Environment.ProcessId}";

    private static void ThrowIfNotWritable(string path)
    {
        try
        {
            Directory.CreateDirectory(Staging(path));
            Directory.Delete(Staging(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"A run cannot be written to {path}: {error.Message}");
        }
    }

    private static void Replace(string path, string staging)
    {
        if (!Directory.Exists(path))
        {
            Directory.Move(staging, path);
            return;
        }
        var old = $"{path}.old-{Environment.ProcessId}";
        Directory.Move(path, old);
        try
        {
            Directory.Move(staging, path);
        }
        catch
        {
            Directory.Move(old, path);
            throw;
        }
        KeepWhatIsNotOurs(old, path);
    }

    // Only files that a run itself wrote are ever deleted.
    private static void KeepWhatIsNotOurs(string old, string path)
    {
        try
        {
            foreach (var entry in Directory.GetFileSystemEntries(old).Where(entry => !RunFiles.All.Contains(Path.GetFileName(entry))))
                Directory.Move(entry, Path.Combine(path, Path.GetFileName(entry)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"The run is in {path}, but files that lay beside it are still in {old}: {error.Message}");
        }
        Directory.Delete(old, recursive: true);
    }
}
