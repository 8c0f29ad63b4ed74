using System.Globalization;
using Meld.Storage;

namespace Meld.Training;

/// <summary>The checkpoints of a run: the newest two, one file each, named by their step.</summary>
/// <param name="directory">The folder; made when the first one is written.</param>
public sealed class Checkpoints(string directory)
{
    // One might be damaged.
    private const int Kept = 2;
    private const string Prefix = "step-";
    private const string Extension = ".safetensors";

    /// <summary>The folder.</summary>
    public string Directory { get; } = directory;

    /// <summary>The files, newest first.</summary>
    public IReadOnlyList<string> Files => !System.IO.Directory.Exists(Directory)
        ? []
        : [.. System.IO.Directory.GetFiles(Directory, $"{Prefix}*{Extension}").OrderDescending(StringComparer.Ordinal)];

    /// <summary>Writes a checkpoint of a training as it is now, and removes those that it makes superfluous.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(Trainer trainer)
    {
        System.IO.Directory.CreateDirectory(Directory);
        var path = Path.Combine(Directory, Prefix + trainer.GlobalStep.ToString("D8", CultureInfo.InvariantCulture) + Extension);
        trainer.ToCheckpoint(path).Write();
        // Later steps are of a training that was begun anew since.
        var earlier = Files.Where(file => string.CompareOrdinal(file, path) < 0).Take(Kept - 1);
        foreach (var file in Files.Except([path, .. earlier])) File.Delete(file);
        foreach (var file in System.IO.Directory.GetFiles(Directory, $"{Prefix}*{DurableFile.TemporarySuffix}")) File.Delete(file);
    }

    /// <summary>Reads the newest checkpoint that is not damaged.</summary>
    /// <param name="warn">Is told of each damaged one that is passed over.</param>
    /// <exception cref="CheckpointException">There is none.</exception>
    public Checkpoint Newest(Action<string>? warn = null)
    {
        var files = Files;
        if (files.Count == 0) throw new CheckpointException($"{Directory} has no checkpoint to go on from.");
        foreach (var file in files)
        {
            try
            {
                return Checkpoint.Read(file);
            }
            catch (CheckpointException error)
            {
                warn?.Invoke(error.Message);
            }
        }
        throw new CheckpointException($"{Directory} has no checkpoint that is not damaged; start again without resuming.");
    }
}
