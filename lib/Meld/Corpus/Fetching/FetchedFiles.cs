using System.Text.Json;
using Meld.Storage;

namespace Meld.Corpus.Fetching;

/// <summary>
/// The list of what was unpacked from whole archives, <c>.fetched.json</c> in the corpus: the sign that all of it is there, and how large each file is.
/// </summary>
internal sealed class FetchedFiles
{
    private const string FileName = ".fetched.json";

    private readonly string directory;
    private readonly SortedDictionary<string, long> sizes;

    private FetchedFiles(string directory, SortedDictionary<string, long> sizes) => (this.directory, this.sizes) = (directory, sizes);

    /// <summary>Whether it lists clips of every split, and all that it lists is there with its size.</summary>
    public bool AreAllThere => Splits.All.All(HasClips)
        && sizes.All(file => new FileInfo(Path.Combine(directory, file.Key)) is { Exists: true } found && found.Length == file.Value);

    /// <summary>Number of files listed.</summary>
    public int Count => sizes.Count;

    /// <summary>Reads the list; empty where there is none.</summary>
    public static FetchedFiles Read(string directory)
    {
        var sizes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var path = Path.Combine(directory, FileName);
        try
        {
            if (File.Exists(path)) sizes = JsonSerializer.Deserialize<SortedDictionary<string, long>>(File.ReadAllBytes(path)) ?? sizes;
        }
        catch (JsonException)
        {
            // As good as none: everything is looked at again.
        }
        return new FetchedFiles(directory, sizes);
    }

    /// <summary>Adds files and writes the list.</summary>
    public void Add(params IEnumerable<KeyValuePair<string, long>> files)
    {
        foreach (var (path, size) in files) sizes[path] = size;
        DurableFile.Write(Path.Combine(directory, FileName), stream => JsonSerializer.Serialize(stream, sizes));
    }

    private bool HasClips(Split split) => sizes.Keys.Any(path => path.Split('/') is [.., var folder, _] && folder == ClipFiles.FolderName(split));
}
