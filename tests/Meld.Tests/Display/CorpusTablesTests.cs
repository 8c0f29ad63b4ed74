using Meld.Corpus;
using Meld.Display;
using Meld.Testing;
using Meld.Tests.Corpus;

namespace Meld.Tests.Display;

public sealed class CorpusTablesTests
{
    [Fact]
    public void EveryTable_SmallCorpus_ReadsAsExpected()
    {
        using var directory = AnnotationFiles.Write();
        var corpus = DialogueCorpus.Load(directory.Path);
        Table[] tables =
        [
            CorpusTables.Counts(corpus), CorpusTables.Labels(corpus), CorpusTables.Sentiments(corpus), CorpusTables.Texts(corpus),
            CorpusTables.Durations(corpus), CorpusTables.Files(corpus), CorpusTables.Speakers(corpus), CorpusTables.Defects(corpus),
        ];
        Snapshot.Match(string.Join("\n\n", tables.Select(table => table.ToString())), "corpus-tables");
    }

    [Fact]
    public void Defects_MoreThanShown_SaysHowManyAreLeftOut()
    {
        using var directory = AnnotationFiles.Write();
        var text = CorpusTables.Defects(DialogueCorpus.Load(directory.Path), maxRows: 1).ToString();
        Assert.Contains("5 more rows", text);
    }
}
