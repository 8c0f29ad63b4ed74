namespace Meld.Corpus;

/// <summary>Where the files of a corpus lie: in its root, or in a folder per split as MELD.Raw has them.</summary>
public static class CorpusFiles
{
    /// <summary>The name of a split's annotation file, such as <c>train_sent_emo.csv</c>.</summary>
    public static string AnnotationFileName(Split split, CorpusVariant variant) =>
        split.Name() + (variant == CorpusVariant.Dyadic ? "_sent_emo_dya.csv" : "_sent_emo.csv");

    /// <summary>The path of a split's annotation file, or null when the corpus has none.</summary>
    public static string? Annotations(string directory, Split split, CorpusVariant variant)
    {
        var name = AnnotationFileName(split, variant);
        string[] places = [Path.Combine(directory, name), Path.Combine(directory, split.Name(), name)];
        return places.FirstOrDefault(File.Exists);
    }

    /// <summary>The variants of which the directory holds at least one file, multiparty first.</summary>
    public static IReadOnlyList<CorpusVariant> VariantsIn(string directory) =>
    [
        .. Enum.GetValues<CorpusVariant>().Where(variant => Splits.All.Any(split => Annotations(directory, split, variant) is not null)),
    ];
}
