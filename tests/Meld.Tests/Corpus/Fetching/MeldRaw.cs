using Meld.Corpus;
using Meld.Testing;

namespace Meld.Tests.Corpus.Fetching;

/// <summary>An archive built as MELD.Raw.tar.gz is, of the sample corpus and its clips: an archive for each split, train's annotations within its own.</summary>
internal static class MeldRaw
{
    private static readonly string Sample = Path.Combine(Repository.Root, "notebooks", "sample");

    /// <summary>All of it.</summary>
    /// <param name="clips">How many clips of each split.</param>
    public static byte[] Build(int clips = 3)
    {
        var archive = new TarBuilder().Folder("MELD.Raw/").File("MELD.Raw/._train.tar.gz", "of macOS").File("MELD.Raw/README.txt", "what it is");
        foreach (var split in (Split[])[Split.Dev, Split.Test]) archive.File($"MELD.Raw/{Annotations(split)}", Content(split));
        foreach (var split in Splits.All) archive.File($"MELD.Raw/{split.Name()}.tar.gz", Inner(split, clips));
        return archive.ToGzip();
    }

    /// <summary>The archive of one split.</summary>
    public static byte[] Inner(Split split, int clips = 3)
    {
        var folder = ClipFiles.FolderName(split);
        var archive = new TarBuilder();
        if (split == Split.Train) archive.File(Annotations(split), Content(split));
        archive.File($"._{folder}", "of macOS").Folder($"{folder}/");
        foreach (var clip in Clips(split, clips)) archive.File($"{folder}/._{Path.GetFileName(clip)}", "of macOS").File($"{folder}/{Path.GetFileName(clip)}", File.ReadAllBytes(clip));
        return archive.ToGzip();
    }

    /// <summary>Paths that a corpus has of it, and what is in each.</summary>
    public static Dictionary<string, byte[]> Contents(int clips = 3)
    {
        var annotations = Splits.All.ToDictionary(Annotations, split => Content(split));
        return annotations.Concat(Splits.All.SelectMany(split => Clips(split, clips).Select(
            clip => KeyValuePair.Create($"{ClipFiles.FolderName(split)}/{Path.GetFileName(clip)}", File.ReadAllBytes(clip))))).ToDictionary();
    }

    public static string Annotations(Split split) => CorpusFiles.AnnotationFileName(split, CorpusVariant.Multiparty);

    private static byte[] Content(Split split) => File.ReadAllBytes(Path.Combine(Sample, Annotations(split)));

    private static IEnumerable<string> Clips(Split split, int count) =>
        Directory.GetFiles(Path.Combine(Sample, ClipFiles.FolderName(split)), "dia*.mp4").Where(path => new FileInfo(path).Length > 0).Order(StringComparer.Ordinal).Take(count);
}
