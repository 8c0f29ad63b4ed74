using Meld.Storage;

namespace Meld.Weights.Pretrained;

/// <summary>
/// The folder in which the files of a model come together: <c>.NAME.fetching</c> in the cache, where what a stopped download has left is of use to the next, or
/// <c>.NAME.copying</c>, which goes however copying ends.
/// </summary>
internal sealed class ModelStaging : IDisposable
{
    private readonly string target, replaced, downloads, copies;

    /// <param name="cache">The cache.</param>
    /// <param name="name">What the model is called.</param>
    /// <param name="source">Where its files are from.</param>
    public ModelStaging(WeightsCache cache, string name, IModelSource source)
    {
        (target, replaced) = (cache.FolderOf(name), Path.Combine(cache.Folder, $".{name}.replaced"));
        (downloads, copies) = (Path.Combine(cache.Folder, $".{name}.fetching"), Path.Combine(cache.Folder, $".{name}.copying"));
        Delete(replaced);
        Delete(copies);
        Folder = Directory.CreateDirectory(source is WebSource ? downloads : copies).FullName;
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>Takes a file of the model that is there already.</summary>
    public void Keep(CachedFile file)
    {
        var path = Path.Combine(Folder, file.Name);
        File.Delete(path);
        DurableFile.Link(Path.Combine(target, file.Name), path);
    }

    /// <summary>Throws away a file that has come.</summary>
    public void Drop(string file)
    {
        File.Delete(Path.Combine(Folder, file));
        File.Delete(Path.Combine(Folder, file + ".sha256"));
    }

    /// <summary>Gives the folder its name, in place of what has it.</summary>
    public void Complete(CachedModel model)
    {
        model.Write(Folder);
        var names = model.Files.Select(file => file.Name).Append(Checksums.FileName).Append(CachedModel.SourcesName).ToHashSet(StringComparer.Ordinal);
        foreach (var path in Directory.GetFiles(Folder).Where(path => !names.Contains(Path.GetFileName(path)))) File.Delete(path);
        // Whoever is killed between the two finds everything in the staging folder, and the next fetch has only to rename it.
        if (Directory.Exists(target)) Directory.Move(target, replaced);
        Directory.Move(Folder, target);
        DurableFile.FlushFolder(Path.GetDirectoryName(target)!);
        Delete(replaced);
        Delete(downloads);
    }

    /// <inheritdoc/>
    public void Dispose() => Delete(copies);

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
