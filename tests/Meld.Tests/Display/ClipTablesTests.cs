using Meld.Corpus;
using Meld.Display;
using Meld.Media;
using Meld.Testing;

namespace Meld.Tests.Display;

public class ClipTablesTests
{
    private static readonly IReadOnlyList<Utterance> Train = DisplayExamples.Corpus.Utterances(Split.Train);

    [Fact]
    public void Tables_CorpusWithClips_AreAsBefore()
    {
        using var corpus = new CorpusWithClips(Train[0], Train[1]);
        corpus.Write(Split.Train, "._dia7_utt0.mp4");
        var reader = new FakeClipReader(ClipExamples.Clip);
        var survey = ClipSurvey.Of(corpus.Corpus, reader, new(), 10, new ManualClock());
        Visual[] tables =
        [
            ClipTables.Inventory(corpus.Corpus),
            ClipTables.Absences(corpus.Corpus),
            ClipTables.Problems(survey),
            ClipTables.Container(ClipExamples.Info),
            ClipTables.Samples(corpus.Corpus, Split.Train, 2, reader: reader),
        ];
        Snapshot.Match(string.Join("\n\n", tables.Select(table => table.ToString())) + "\n", "clip-tables");
    }

    [Fact]
    public void Samples_Html_IsAsBefore()
    {
        using var corpus = new CorpusWithClips(Train[0]);
        var html = ClipTables.Samples(corpus.Corpus, Split.Train, 1, reader: new FakeClipReader(ClipExamples.Clip)).ToHtml();
        Snapshot.Match(ClipExamples.WithoutBytes(html) + "\n", "clip-samples.html");
    }

    [Fact]
    public void Samples_EqualSeeds_DrawEqualClips()
    {
        using var corpus = new CorpusWithClips(Train);
        string Text(int seed) => ClipTables.Samples(corpus.Corpus, Split.Train, 1, seed, new FakeClipReader(ClipExamples.Clip)).ToString();
        Assert.Equal(Text(3), Text(3));
    }

    [Fact]
    public void Samples_CorpusWithoutClips_SaysSo() =>
        Assert.Contains("This corpus has no clips for dev", ClipTables.Samples(DisplayExamples.Corpus, Split.Dev).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Inventory_CorpusWithoutClips_SaysSo() =>
        Assert.StartsWith("This corpus has no clips", ClipTables.Inventory(DisplayExamples.Corpus).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Time_NothingDecoded_HasNoPace() => Assert.Contains(
        "n/a ms a clip", ClipTables.Time(ClipSurvey.Of(DisplayExamples.Corpus, new FakeClipReader(ClipExamples.Clip), new(), 1, new ManualClock())).ToString());
}
