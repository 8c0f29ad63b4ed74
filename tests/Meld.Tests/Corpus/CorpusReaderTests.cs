using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Meld.Corpus;

namespace Meld.Tests.Corpus;

public sealed class CorpusReaderTests
{
    private const string TimeForm = "expected hours:minutes:seconds,milliseconds such as 00:16:16,059";
    private const string Times = "\"00:00:01,000\",\"00:00:02,000\"";

    [Fact]
    public void Read_MissingDirectory_NamesIt()
    {
        var error = Assert.Throws<CorpusException>(() => DialogueCorpus.Load("no/such/corpus"));
        Assert.Equal("no/such/corpus: the directory does not exist", error.Message);
    }

    [Fact]
    public void Read_MissingFiles_NamesEach()
    {
        using var directory = AnnotationFiles.Write(dev: null, test: null);
        Assert.Equal(
            ["dev_sent_emo.csv: the file is missing", "test_sent_emo.csv: the file is missing"],
            AnnotationFiles.ProblemsOf(directory).Select(problem => problem.ToString()));
    }

    [Fact]
    public void Read_MissingColumns_NamesEach()
    {
        using var directory = AnnotationFiles.Write(dev: AnnotationFiles.Dev.Replace("Emotion", "Feeling").Replace("EndTime", "End"));
        Assert.Equal(
            [
                new CorpusProblem("dev_sent_emo.csv", 1, "Emotion", "the column is missing"),
                new CorpusProblem("dev_sent_emo.csv", 1, "EndTime", "the column is missing"),
            ],
            AnnotationFiles.ProblemsOf(directory));
    }

    [Theory]
    [InlineData("1,Hi.,Ana,,positive,0,0,1,1," + Times, "Emotion", "the label is empty")]
    [InlineData("1,Hi.,Ana,joy, ,0,0,1,1," + Times, "Sentiment", "the label is empty")]
    [InlineData("1,Hi.,Ana,joy ,positive,0,0,1,1," + Times, "Emotion", "the label 'joy ' has blanks around it")]
    [InlineData("1,Hi.,,joy,positive,0,0,1,1," + Times, "Speaker", "the speaker is empty")]
    [InlineData("1,Hi.,Ana,joy,positive,x,0,1,1," + Times, "Dialogue_ID", "'x' is no id; expected a whole number from 0")]
    [InlineData("1,Hi.,Ana,joy,positive,0,-1,1,1," + Times, "Utterance_ID", "'-1' is no id; expected a whole number from 0")]
    [InlineData("1,Hi.,Ana,joy,positive,0,99999999999,1,1," + Times, "Utterance_ID", "'99999999999' is no id; expected a whole number from 0")]
    [InlineData("1,Hi.,Ana,joy,positive,0,0,one,1," + Times, "Season", "'one' is no whole number")]
    [InlineData("1,Hi.,Ana,joy,positive,0,0,1,1,00:00:01.5,\"00:00:02,000\"", "StartTime", "'00:00:01.5' is no time; " + TimeForm)]
    [InlineData("1,Hi.,Ana,joy,positive,0,0,1,1,\"00:00:01,000\",\"00:60:02,000\"", "EndTime", "'00:60:02,000' is no time; " + TimeForm)]
    [InlineData("1,Hi.,Ana,joy,positive,0,0,1,1,\"00:00:02,000\",\"00:00:01,000\"", "EndTime", "the utterance ends before it starts")]
    [InlineData("1,Hi\0.,Ana,joy,positive,0,0,1,1," + Times, "Utterance", "the field holds a NUL byte")]
    [InlineData("1,Hi\u0081.,Ana,joy,positive,0,0,1,1," + Times, "Utterance", "U+0081 stands for no character of Windows-1252")]
    [InlineData("1,Hi.,Ana,joy,positive,0,0,1," + Times, "EndTime", "the row has 10 fields, the header 11")]
    [InlineData("1,Hi,there.,Ana,joy,positive,0,0,1,1," + Times, "12", "the row has 12 fields, the header 11")]
    [InlineData("1,\"Hi\" there.,Ana,joy,positive,0,0,1,1," + Times, "Utterance", "the quoting is broken at \"Hi\" there.")]
    [InlineData("1,Hi \"there.,Ana,joy,positive,0,0,1,1," + Times, "Utterance", "the quoting is broken at Hi \"there.")]
    public void Read_FaultyField_NamesFileRowAndColumn(string row, string column, string message)
    {
        using var directory = AnnotationFiles.Write(train: AnnotationFiles.TrainWithRow(3, row) + "9,Fine.,Ben,anger,negative,9,9,1,1," + Times);
        Assert.Equal([new CorpusProblem("train_sent_emo.csv", 3, column, message)], AnnotationFiles.ProblemsOf(directory));
    }

    [Fact]
    public void Read_UnclosedQuote_CostsOneRowAndStillFindsTheProblemsAfterIt()
    {
        var train = AnnotationFiles.Header + "\n"
            + "1,\"Hi.,Ana,joy,positive,0,0,1,1,1,2\n"
            + "2,Go.,Ben,,negative,0,1,1,1," + Times + "\n"
            + "3,Oh.,Ben,joy,positive,0,2,1,1," + Times + "\n";
        using var directory = AnnotationFiles.Write(train, AnnotationFiles.Dev, AnnotationFiles.Dev);

        var problems = AnnotationFiles.ProblemsOf(directory);

        Assert.Equal([(2, "Utterance"), (3, "Emotion")], problems.Select(problem => (problem.Row ?? 0, problem.Column ?? "")));
        Assert.StartsWith("the quoting is broken at \"Hi.", problems[0].Message);
    }

    [Fact]
    public void Read_QuotedLineBreak_IsPartOfTheTextAndRowsKeepTheirLineNumbers()
    {
        var train = AnnotationFiles.Train + "5,\"two\nlines\",Ana,joy,positive,5,0,1,1," + Times + "\n6,Hi.,Ana,,positive,5,1,1,1," + Times + "\n";
        using var directory = AnnotationFiles.Write(train);
        Assert.Equal([new CorpusProblem("train_sent_emo.csv", 7, "Emotion", "the label is empty")], AnnotationFiles.ProblemsOf(directory));
    }

    [Fact]
    public void Read_BytesThatAreNoUtf8_NamesRowAndColumn()
    {
        var bytes = Encoding.Latin1.GetBytes(AnnotationFiles.Train.Replace("Go away.", "Go \u00E9way."));
        using var directory = AnnotationFiles.Write();
        directory.Write("train_sent_emo.csv", bytes);
        Assert.Equal(
            [new CorpusProblem("train_sent_emo.csv", 3, "Utterance", "the field holds bytes that are no UTF-8")],
            AnnotationFiles.ProblemsOf(directory).Where(problem => problem.File.StartsWith("train", StringComparison.Ordinal)));
    }

    [Fact]
    public void Read_DuplicateKey_NamesBothRows()
    {
        using var directory = AnnotationFiles.Write(train: AnnotationFiles.Train + "9,Again.,Ana,joy,positive,0,1,1,1," + Times + "\n");
        Assert.Equal(
            [new CorpusProblem("train_sent_emo.csv", 5, "Utterance_ID", "train/dia0_utt1 is already on row 3")],
            AnnotationFiles.ProblemsOf(directory));
    }

    [Fact]
    public void Read_LabelThatTrainLacks_NamesEveryRowOfDevAndTest()
    {
        using var directory = AnnotationFiles.Write(
            dev: AnnotationFiles.Dev.Replace("joy", "bliss"), test: AnnotationFiles.Test.Replace(",neutral,0", ",mixed,0"));
        Assert.Equal(
            [
                new CorpusProblem("dev_sent_emo.csv", 2, "Emotion", "the train split has no label 'bliss'"),
                new CorpusProblem("test_sent_emo.csv", 2, "Sentiment", "the train split has no label 'mixed'"),
            ],
            AnnotationFiles.ProblemsOf(directory));
    }

    [Fact]
    public void Read_ManyProblemsInSeveralFiles_ReportsAllInOrder()
    {
        var train = AnnotationFiles.Header + "\n1,Hi.,,,positive,a,b,1,1,x,y\n2,Hi.,Ana,joy,positive,0,0,1,1," + Times + "\nshort,row\n";
        using var directory = AnnotationFiles.Write(train, dev: AnnotationFiles.Dev.Replace("joy", ""), test: "");
        Assert.Equal(
            [
                ("train_sent_emo.csv", 2, "Dialogue_ID"), ("train_sent_emo.csv", 2, "Utterance_ID"), ("train_sent_emo.csv", 2, "Speaker"),
                ("train_sent_emo.csv", 2, "Emotion"), ("train_sent_emo.csv", 2, "StartTime"), ("train_sent_emo.csv", 2, "EndTime"),
                ("train_sent_emo.csv", 4, "Speaker"), ("dev_sent_emo.csv", 2, "Emotion"), ("test_sent_emo.csv", 0, ""),
            ],
            AnnotationFiles.ProblemsOf(directory).Select(problem => (problem.File, problem.Row ?? 0, problem.Column ?? "")));
    }

    [Theory]
    [InlineData("", "the file is empty; it needs a header and rows")]
    [InlineData(AnnotationFiles.Header + "\n", "the file has a header but no row")]
    public void Read_FileWithoutRows_IsAnError(string text, string message)
    {
        using var directory = AnnotationFiles.Write(dev: text);
        Assert.Equal([new CorpusProblem("dev_sent_emo.csv", null, null, message)], AnnotationFiles.ProblemsOf(directory));
    }

    [Fact]
    public void Read_ColumnNamedTwice_IsAnError()
    {
        using var directory = AnnotationFiles.Write(dev: AnnotationFiles.Dev.Replace("Season", "Speaker"));
        Assert.Equal(
            [new CorpusProblem("dev_sent_emo.csv", 1, "Speaker", "the header names this column twice")],
            AnnotationFiles.ProblemsOf(directory));
    }

    [Fact]
    public void Read_ManyUnclosedQuotes_StillFindsTheProblemsFarAfterThem()
    {
        var rows = Enumerable.Range(0, 400).Select(row => row is > 20 and < 40
            ? $"{row},Hi.,Ana,joy,positive,{row},0,1,1,\"00:00:01,000\",\"00:00:02,000"
            : $"{row},Hi.,Ana,{(row == 399 ? "" : "joy")},positive,{row},0,1,1,{Times}");
        using var directory = AnnotationFiles.Write(train: AnnotationFiles.Header + "\n" + string.Join('\n', rows) + "\n");

        var problems = AnnotationFiles.ProblemsOf(directory);

        Assert.Equal([.. Enumerable.Range(23, 19), 401], problems.Select(problem => problem.Row ?? 0));
        Assert.Equal("Emotion", problems[^1].Column);
    }

    [Fact]
    public void Read_EveryLineOpensAQuoteThatClosesFarAway_EndsSoonAndSaysWhereItStopped()
    {
        // Every line opens a quote; doubled quotes keep it open to the end of the file, from whichever line it is read.
        var train = AnnotationFiles.Header + "\n" + string.Concat(Enumerable.Repeat("x,\"\"\"\"\"\n", 20_000));
        using var directory = AnnotationFiles.Write(train);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var problems = AnnotationFiles.ProblemsOf(directory);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"took {clock.Elapsed}");
        Assert.All(problems, problem => Assert.NotNull(problem.Row));
    }

    [Fact]
    public void Read_BrokenHeader_IsTheOnlyProblemOfItsFile()
    {
        using var directory = AnnotationFiles.Write(dev: AnnotationFiles.Dev.Replace("Utterance,", "\"Utter\"ance,"));
        Assert.Equal(
            [new CorpusProblem("dev_sent_emo.csv", 1, "2", "the quoting is broken at \"Utter\"ance")],
            AnnotationFiles.ProblemsOf(directory));
    }

    [Fact]
    public void Read_Utf16_IsOneProblemForEachColumnOfTheHeader()
    {
        using var directory = AnnotationFiles.Write();
        directory.Write("dev_sent_emo.csv", Encoding.Unicode.GetBytes(AnnotationFiles.Dev));
        Assert.All(AnnotationFiles.ProblemsOf(directory), problem => Assert.Equal(1, problem.Row));
    }

    [Fact]
    public void Read_SemicolonsForCommas_IsOneProblem()
    {
        using var directory = AnnotationFiles.Write(dev: AnnotationFiles.Dev.Replace(',', ';'));
        var problem = Assert.Single(AnnotationFiles.ProblemsOf(directory), problem => problem.Row == 1);
        Assert.EndsWith("are commas between its fields?", problem.Message);
    }

    [Fact]
    public void Read_OnlyTrainRowOfALabelIsFaulty_DoesNotBlameDev()
    {
        var train = AnnotationFiles.TrainWithRow(2, "1,Hi.,Ana,joy,positive,0,0,1,1,soon,later");
        using var directory = AnnotationFiles.Write(train);
        Assert.All(AnnotationFiles.ProblemsOf(directory), problem => Assert.Equal("train_sent_emo.csv", problem.File));
    }

    [Fact]
    public void Read_EnormousIds_AreJustGaps()
    {
        var train = AnnotationFiles.Train + $"9,Far.,Ana,joy,positive,2147483647,2147483647,1,1,{Times}\n";
        using var directory = AnnotationFiles.Write(train);
        var corpus = DialogueCorpus.Load(directory.Path);
        Assert.Equal([new IdRange(1, 1), new IdRange(3, 2147483646)], new SplitStatistics(corpus, Split.Train).MissingDialogueIds);
        Assert.Contains(CorpusDefects.Of(corpus), defect => defect.Detail == "no utterance 0-2147483646");
    }

    [Fact]
    public void Read_AnyDamageToOneByte_GivesACorpusOrProblemsWithAFile()
    {
        var sound = Encoding.UTF8.GetBytes(AnnotationFiles.Train);
        var damage = from position in Gen.Choose(0, sound.Length - 1) from value in Gen.Choose(0, 255) select (position, (byte)value);
        using var directory = AnnotationFiles.Write();
        Prop.ForAll(damage.ToArbitrary(), pair =>
        {
            byte[] bytes = [.. sound];
            bytes[pair.position] = pair.Item2;
            directory.Write("train_sent_emo.csv", bytes);
            try
            {
                var corpus = DialogueCorpus.Load(directory.Path);
                Assert.NotEmpty(corpus.Utterances(Split.Train));
            }
            catch (CorpusException error)
            {
                Assert.All(error.Problems, problem => Assert.EndsWith(".csv", problem.File));
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Read_FileCutAtAnyByte_NeverLosesARowSilently()
    {
        var sound = Encoding.UTF8.GetBytes(AnnotationFiles.Train);
        using var directory = AnnotationFiles.Write(dev: AnnotationFiles.Train, test: AnnotationFiles.Train);
        for (var length = 0; length < sound.Length - 1; length++)
        {
            directory.Write("test_sent_emo.csv", sound[..length]);
            var lines = Encoding.UTF8.GetString(sound[..length]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1;
            try
            {
                Assert.Equal(lines, DialogueCorpus.Load(directory.Path).Utterances(Split.Test).Count);
            }
            catch (CorpusException error)
            {
                Assert.All(error.Problems, problem => Assert.EndsWith("test_sent_emo.csv", problem.File));
            }
        }
    }
}
