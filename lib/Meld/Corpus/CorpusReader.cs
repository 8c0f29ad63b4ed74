namespace Meld.Corpus;

/// <summary>Finds and reads the three annotation files of a corpus and checks what only shows across them.</summary>
internal sealed class CorpusReader(string directory, CorpusVariant variant)
{
    private readonly List<CorpusProblem> problems = [];
    private readonly List<CorpusRepair> repairs = [];

    /// <summary>The corpus, if every file is sound.</summary>
    /// <exception cref="CorpusException">Anything is wrong; lists every problem of all files.</exception>
    public DialogueCorpus Read()
    {
        if (!Directory.Exists(directory)) throw new CorpusException([new CorpusProblem(directory, null, null, "the directory does not exist")]);
        var files = Splits.All.ToDictionary(split => split, ReadSplit);
        if (files[Split.Train].Labels is { } known)
        {
            foreach (var split in Splits.All.Where(split => split != Split.Train)) ReportUnknownLabels(files[split], known);
        }
        if (problems.Count > 0) throw new CorpusException(InReadingOrder());
        var rows = files.ToDictionary(
            file => file.Key, IReadOnlyList<Utterance> (file) => [.. file.Value.Rows.Select(row => row.Utterance)]);
        return new DialogueCorpus(directory, variant, rows, repairs, [.. Splits.All.Select(split => files[split].Source!)]);
    }

    private CorpusProblem[] InReadingOrder()
    {
        var files = problems.Select(problem => problem.File).Distinct().ToList();
        return [.. problems.OrderBy(problem => files.IndexOf(problem.File)).ThenBy(problem => problem.Row ?? 0)];
    }

    private SplitRows ReadSplit(Split split)
    {
        var path = CorpusFiles.Annotations(directory, split, variant);
        if (path is not null) return new AnnotationFile(path, split, variant, problems, repairs).Read();
        path = Path.Combine(directory, CorpusFiles.AnnotationFileName(split, variant));
        problems.Add(new CorpusProblem(path, null, null, "the file is missing"));
        return new SplitRows(path, [], null, null);
    }

    private void ReportUnknownLabels(SplitRows file, IReadOnlyDictionary<Head, IReadOnlySet<string>> known)
    {
        foreach (var (row, utterance) in file.Rows)
        {
            problems.AddRange(Heads.All
                .Where(head => !known[head].Contains(utterance.Label(head)))
                .Select(head => new CorpusProblem(
                    file.Path, row, AnnotationColumns.Of(head), $"the train split has no label '{utterance.Label(head)}'")));
        }
    }
}
