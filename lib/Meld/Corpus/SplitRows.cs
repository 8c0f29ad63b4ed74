namespace Meld.Corpus;

/// <summary>What was read of one split.</summary>
/// <param name="Path">The file, or where it should be.</param>
/// <param name="Rows">Its sound rows in file order, each with the row it stands on.</param>
/// <param name="Labels">The labels of each head on all rows, faulty ones included; null where rows were lost before their labels could be read.</param>
/// <param name="Source">How the file is written; null where it could not be read.</param>
internal sealed record SplitRows(
    string Path,
    IReadOnlyList<(int Row, Utterance Utterance)> Rows,
    IReadOnlyDictionary<Head, IReadOnlySet<string>>? Labels,
    AnnotationSource? Source);
