namespace Meld.Testing;

/// <summary>An archive built as MELD.Raw.tar.gz is, of the sample corpus and its clips: an archive for each split, train's annotations within its own.</summary>
internal static class MeldRaw
{
    private static readonly string Sample = Path.Combine(Repository.Root, "notebooks", "sample");
    private static readonly Dictionary<string, string> Folders = new()
    {
        ["train"] = "train_splits",
        ["dev"] = "dev_splits_complete",
        ["test"] = "output_repeated_splits_test",
    };

    /// <summary>All of it.</summary>
    /// <param name="clips">How many clips of each split.</param>
    public static byte[] Build(int clips = 3)
    {
        var archive = new TarBuilder().Folder("MELD.Raw/").File("MELD.Raw/._train.tar.gz", "of macOS").File("MELD.Raw/README.txt", "what it is");
        foreach (var split in (string[])["dev", "test"]) archive.File($"MELD.Raw/{Annotations(split)}", Content(split));
        foreach (var split in Folders.Keys) archive.File($"MELD.Raw/{split}.tar.gz", Inner(split, clips));
        return archive.ToGzip();
    }

    /// <summary>The archive of one split.</summary>
    public static byte[] Inner(string split, int clips = 3)
    {
        var folder = Folders[split];
        var archive = new TarBuilder();
        if (split == "train") archive.File(Annotations(split), Content(split));
        archive.File($"._{folder}", "of macOS").Folder($"{folder}/");
        foreach (var clip in Clips(split, clips)) archive.File(
            $"{folder}/._{Path.GetFileName(clip)}", "of macOS").File($"{folder}/{Path.GetFileName(clip)}", File.ReadAllBytes(clip));
        return archive.ToGzip();
    }

    /// <summary>Paths that a corpus has of it, and what is in each.</summary>
    public static Dictionary<string, byte[]> Contents(int clips = 3)
    {
        var annotations = Folders.Keys.ToDictionary(Annotations, Content);
        return annotations.Concat(Folders.SelectMany(split => Clips(split.Key, clips).Select(
            clip => KeyValuePair.Create($"{split.Value}/{Path.GetFileName(clip)}", File.ReadAllBytes(clip))))).ToDictionary();
    }

    /// <summary>The name of a split's annotation file.</summary>
    public static string Annotations(string split) => $"{split}_sent_emo.csv";

    private static byte[] Content(string split) => File.ReadAllBytes(Path.Combine(Sample, Annotations(split)));

    private static IEnumerable<string> Clips(string split, int count) =>
        Directory.GetFiles(
            Path.Combine(Sample, Folders[split]), "dia*.mp4").Where(path => new FileInfo(path).Length > 0).Order(StringComparer.Ordinal).Take(count);
}
