using Meld.Corpus;
using Meld.Display;
using Meld.Media;
using Meld.Testing;
using Meld.Tests.Corpus;
using Meld.Tests.Media;

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
        Visual[] tables =
        [
            ClipTables.Inventory(corpus.Corpus),
            ClipTables.Absences(corpus.Corpus),
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
        Utterance[] joys = [.. Enumerable.Range(10, 20).Select(id => Train[0] with { Key = new(Split.Train, 7, id), ClipKey = new(Split.Train, 7, id) })];
        using var corpus = new CorpusWithClips(joys);
        string Text(int seed) => ClipTables.Samples(corpus.Corpus, Split.Train, 3, seed, new FakeClipReader(ClipExamples.Clip)).ToString();
        Assert.Equal(Text(3), Text(3));
        Assert.NotEqual(Text(3), Text(4));
    }

    [Fact]
    public void Samples_CorpusWithoutClips_SaysSo() =>
        Assert.Contains("This corpus has no clips for dev", ClipTables.Samples(DisplayExamples.Corpus, Split.Dev).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Costs_Rules_HaveTheShortestTimeAfterTheFirst()
    {
        var clock = new ManualClock();
        var milliseconds = new Queue<int>([1, 30, 10, 20, 40, 50, 2, 7, 8, 9, 60, 70]);
        var reader = new FakeClipReader((_, request) =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(milliseconds.Dequeue()));
            return new() { Info = ClipExamples.Info, Frames = request.Frames == FrameRule.All ? ClipExamples.Frames(5, 4, 6, 2) : null };
        });
        var size = FrameSize.Exactly(4, 6);
        var lines = ClipTables.Costs(reader, "folder/x.mp4", size, clock, ("all", FrameRule.All), ("one", FrameRule.First(1))).ToString().Split('\n');
        Assert.Equal("What rules cost, for x.mp4", lines[0]);
        Assert.Matches(@"all\W+5\W+0\.00\W+2\.00\W+10\.0\W*$", Assert.Single(lines, line => line.Contains("all", StringComparison.Ordinal)));
        Assert.Matches(@"one\W+0\W+7\.0\W*$", Assert.Single(lines, line => line.Contains("one", StringComparison.Ordinal)));
        Assert.All(reader.Requests, request => Assert.Equal(size, request.Size));
        Assert.Equal(12, reader.Requests.Count);
    }

    [Fact]
    public void Inventory_CorpusWithoutClips_SaysSo() =>
        Assert.StartsWith("This corpus has no clips", ClipTables.Inventory(DisplayExamples.Corpus).ToString(), StringComparison.Ordinal);
}
