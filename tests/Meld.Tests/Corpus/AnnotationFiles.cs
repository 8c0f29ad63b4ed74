using Meld.Corpus;
using Meld.Testing;

namespace Meld.Tests.Corpus;

/// <summary>Small annotation files for tests: sound ones by default, with any of the three replaced.</summary>
internal static class AnnotationFiles
{
    public const string Header = "Sr No.,Utterance,Speaker,Emotion,Sentiment,Dialogue_ID,Utterance_ID,Season,Episode,StartTime,EndTime";

    public const string DyadicHeader =
        "Utterance,Speaker,Emotion,Sentiment,Dialogue_ID,Utterance_ID,Old_Dialogue_ID,Old_Utterance_ID,Season,Episode,StartTime,EndTime";

    public const string Train = Header + """

        1,"Well, hello.",Ana,joy,positive,0,0,1,1,"00:00:01,000","00:00:02,500"
        2,Go away.,Ben,anger,negative,0,1,1,1,"0:00:03,000","0:00:04,000"
        4,The bus leaves at ten.,Ana,neutral,neutral,2,0,1,1,"00:01:00,000","00:01:02,000"

        """;

    public const string Dev = Header + """

        1,Hello you.,Ben,joy,positive,0,0,1,2,"00:00:01,000","00:00:02,000"

        """;

    public const string Test = Header + """

        1,It is ten.,Cy,neutral,neutral,0,1,1,1,"00:00:01,000","00:00:01,000"

        """;

    /// <summary>Writes the three files; a split given as null is left out.</summary>
    public static TemporaryDirectory Write(string? train = Train, string? dev = Dev, string? test = Test)
    {
        var directory = new TemporaryDirectory();
        if (train is not null) directory.Write("train_sent_emo.csv", train);
        if (dev is not null) directory.Write("dev_sent_emo.csv", dev);
        if (test is not null) directory.Write("test_sent_emo.csv", test);
        return directory;
    }

    /// <summary>A train file with one row replaced: row 2 is the first after the header.</summary>
    public static string TrainWithRow(int row, string line)
    {
        var lines = Train.Split('\n');
        lines[row - 1] = line;
        return string.Join('\n', lines);
    }

    /// <summary>The problems that loading reports, with file names only.</summary>
    public static IReadOnlyList<CorpusProblem> ProblemsOf(TemporaryDirectory directory)
    {
        var error = Assert.Throws<CorpusException>(() => DialogueCorpus.Load(directory.Path));
        return [.. error.Problems.Select(problem => problem with { File = Path.GetFileName(problem.File) })];
    }
}
