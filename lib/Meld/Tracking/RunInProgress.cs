using System.Globalization;
using Meld.Storage;
using Meld.Tracking.Events;

namespace Meld.Tracking;

/// <summary>
/// The directory of a training while it goes on, held by one process at a time: the experiment is there from the start, checkpoints and event files come as it
/// goes, and the files of the run at its end, <see cref="RunFiles.Metrics"/> last. Whenever the process ends, what lies there is a finished run or one to resume.
/// </summary>
public sealed class RunInProgress : IDisposable
{
    private const string LockFile = "training.lock";
    private const string SeedFolders = "seed-*";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream held;
    private readonly bool isNewFolder;
    private bool isNewExperiment;

    private RunInProgress(string directory, FileStream held, bool isNewFolder) => (Folder, this.held, this.isNewFolder) = (directory, held, isNewFolder);

    /// <summary>The directory, as a whole path.</summary>
    public string Folder { get; }

    /// <summary>The folder of its checkpoints; need not exist.</summary>
    public string Checkpoints => Path.Combine(Folder, RunFiles.Checkpoints);

    /// <summary>True when this very run is there already and is to be left as it is.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>True when there is an unfinished training to go on with.</summary>
    public bool IsStarted { get; private set; }

    /// <summary>Opens a directory for a training, or says why that cannot be; makes it where there is none.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="identity">What is to be trained.</param>
    /// <param name="resume">Whether to go on with what is there; otherwise a finished run is trained anew, and an unfinished one refused.</param>
    /// <param name="patience">How long to wait for another process that holds the directory: one that was told to end still writes a checkpoint.</param>
    /// <exception cref="RunException">The directory holds something else, is held by another process, or cannot be written.</exception>
    public static RunInProgress Open(string directory, RunIdentity identity, bool resume, TimeSpan patience)
    {
        directory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        if (File.Exists(directory)) throw new RunException($"{directory} is a file, not a directory for a run.");
        ThrowIfForeign(directory);
        var isNew = !Directory.Exists(directory);
        var run = new RunInProgress(directory, Hold(directory, patience), isNew);
        try
        {
            run.Begin(identity, resume);
            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    /// <summary>Puts the files of the finished run in place and removes what only an unfinished one needs.</summary>
    /// <param name="run">The run.</param>
    /// <param name="time">The time for the test log.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Finish(RunRecord run, DateTimeOffset time) => Finish(RunContents.Of(run, Folder, time));

    /// <inheritdoc cref="Finish(RunRecord, DateTimeOffset)"/>
    public void Finish(SeedsRecord run, DateTimeOffset time) => Finish(SeedsContents.Of(run, Folder, time));

    /// <summary>Lets other processes have the directory, which is as it was before where the training left nothing to go on with.</summary>
    public void Dispose()
    {
        var leavesNothing = isNewExperiment && Entries(Folder).All(entry => entry == RunFiles.Experiment || EventFileNames.IsOne(entry));
        if (leavesNothing)
        {
            RemoveRemains();
            File.Delete(Path.Combine(Folder, RunFiles.Experiment));
        }
        File.Delete(held.Name);
        held.Dispose();
        if (leavesNothing && isNewFolder && !Directory.EnumerateFileSystemEntries(Folder).Any()) Directory.Delete(Folder);
    }

    private void Begin(RunIdentity identity, bool resume)
    {
        var finished = FinishedRun.In(Folder);
        ThrowIfOther(finished, identity);
        // Beside a finished run lie checkpoints only where its training anew was stopped.
        IsFinished = resume && finished is not null && finished.Seeds.SequenceEqual(identity.Seeds) && !HasCheckpoints(identity);
        IsStarted = !IsFinished && (finished is null || resume) && HasStarted(identity);
        if (IsStarted && !resume) throw new RunException($"{Folder} holds an unfinished run: add --resume to go on with it, or choose another directory.");
        if (!IsFinished && !IsStarted) RemoveRemains();
        if (IsFinished) return;
        var experiment = Path.Combine(Folder, RunFiles.Experiment);
        isNewExperiment = !File.Exists(experiment);
        DurableFile.Write(experiment, RunContents.Text(RunFiles.Experiment, identity.Experiment).Value);
    }

    private void ThrowIfOther(FinishedRun? finished, RunIdentity identity)
    {
        var other = finished is null
            ? !ExperimentEquals(identity)
            : finished.ExperimentHash != identity.ExperimentHash || finished.DataHash != identity.DataHash;
        if (other) throw new RunException($"{Folder} holds a run of another experiment or other data; choose another directory.");
        if (HoldsSeeds(finished) is { } together && together != identity.Together)
            throw new RunException($"{Folder} holds {(together ? "runs of several seeds" : "a run of one seed")}; choose another directory.");
        if (finished is not null && finished.Seeds.Except(identity.Seeds).Any())
            throw new RunException($"{Folder} holds a run with {Listed(finished.Seeds)}; choose another directory.");
    }

    private bool ExperimentEquals(RunIdentity identity)
    {
        var path = Path.Combine(Folder, RunFiles.Experiment);
        return !File.Exists(path) || File.ReadAllText(path) == identity.Experiment;
    }

    // What an unfinished run has tells which of the two it is, once it has anything.
    private bool? HoldsSeeds(FinishedRun? finished)
    {
        if (finished is not null) return finished.Together;
        if (Directory.EnumerateDirectories(Folder, SeedFolders).Any()) return true;
        return Directory.Exists(Checkpoints) ? false : null;
    }

    private bool HasStarted(RunIdentity identity) => identity.Together ? Directory.EnumerateDirectories(Folder, SeedFolders).Any() : HasCheckpoints(identity);

    private bool HasCheckpoints(RunIdentity identity) => identity.Together
        ? Directory.EnumerateDirectories(Folder, SeedFolders).Any(seed => AnyWhole(Path.Combine(seed, RunFiles.Checkpoints)))
        : AnyWhole(Checkpoints);

    private static bool AnyWhole(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder).Any(file => !file.EndsWith(DurableFile.TemporarySuffix, StringComparison.Ordinal));

    // Steps of an earlier training would stand twice in its curves.
    private void RemoveRemains()
    {
        if (Directory.Exists(Checkpoints)) Directory.Delete(Checkpoints, recursive: true);
        foreach (var events in EventFileNames.In(Folder)) File.Delete(events);
    }

    private void Finish(IEnumerable<KeyValuePair<string, Action<Stream>>> files)
    {
        // Everything is made before anything is replaced; and while files of two trainings lie side by side, this is no finished run.
        var contents = files.ToList();
        File.Delete(Path.Combine(Folder, RunFiles.Metrics));
        foreach (var (name, write) in contents) DurableFile.Write(Path.Combine(Folder, name), write);
        if (Directory.Exists(Checkpoints)) Directory.Delete(Checkpoints, recursive: true);
    }

    private static void ThrowIfForeign(string directory)
    {
        if (!Directory.Exists(directory)) return;
        var names = Entries(directory);
        if (names.Count > 0 && !names.Contains(RunFiles.Metrics) && !names.Contains(RunFiles.Experiment))
            throw new RunException($"{directory} holds files that are no run; choose another directory.");
    }

    private static List<string> Entries(string directory) =>
    [
        .. Directory.EnumerateFileSystemEntries(directory)
            .Select(entry => Path.GetFileName(entry)!)
            .Where(name => name != LockFile && !name.EndsWith(DurableFile.TemporarySuffix, StringComparison.Ordinal)),
    ];

    private static FileStream Hold(string directory, TimeSpan patience)
    {
        var path = Path.Combine(directory, LockFile);
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                Directory.CreateDirectory(directory);
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                if (!File.Exists(path)) throw new RunException($"A run cannot be written to {directory}: {error.Message}");
                if (waited >= patience) throw new RunException($"{directory} is being trained by another process.");
            }
            Thread.Sleep(Pause);
        }
    }

    private static string Listed(IReadOnlyList<int> seeds) =>
        $"{(seeds.Count == 1 ? "seed" : "seeds")} {string.Join(", ", seeds.Select(seed => seed.ToString(CultureInfo.InvariantCulture)))}";
}
