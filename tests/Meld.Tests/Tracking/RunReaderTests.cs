using FsCheck;
using FsCheck.Fluent;
using Meld.Corpus;
using Meld.Testing;
using Meld.Tests.Corpus;
using Meld.Tracking;
using Meld.Training;

namespace Meld.Tests.Tracking;

public sealed class RunReaderTests
{
    private static readonly RunRecord Written =
        BaselineRun.Train(SampleCorpus.Corpus, new BaselineExperiment(BaselineKind.Majority), TimeProvider.System);

    [Fact]
    public void Read_WrittenRun_GivesBackWhatWasWritten()
    {
        using var directory = new TemporaryDirectory();
        var linear = Written with { Predictions = SampleCorpus.Linear.Predictions, History = new RunHistory(["step", "note"], [["1", "a, \"b\""]]) };
        var path = Write(directory, linear);

        var run = RunReader.Read(path);

        Assert.Equal(
            (path, linear.Title, linear.Seed, linear.ExperimentHash, linear.Corpus.DataHash),
            (run.Path, run.Title, run.Seed, run.ExperimentHash, run.DataHash));
        Assert.All(Heads.All, head => Assert.Equal(linear.Corpus.Labels(head), run.Labels[head]));
        Assert.Equal(linear.History.Columns, run.History!.Columns);
        Assert.Equal(linear.History.Rows, run.History.Rows);
        Assert.Equal(File.ReadAllText(Path.Combine(path, RunFiles.Predictions)), PredictionsFile.Text(run.Predictions));
        Assert.Equal([Split.Dev, Split.Test], run.Predictions.Select(predictions => predictions.Split));
        foreach (var (split, head) in from split in new[] { Split.Dev, Split.Test } from head in Heads.All select (split, head))
        {
            Assert.Equal(linear.On(split).Keys, run.On(split).Keys);
            Assert.Equal(linear.On(split).Of(head).Truth, run.On(split).Of(head).Truth);
            Assert.Equal(linear.On(split).Of(head).Probabilities, run.On(split).Of(head).Probabilities);
        }
    }

    [Fact]
    public void Read_RunOnOtherData_IsRefused()
    {
        using var directory = new TemporaryDirectory();
        using var other = AnnotationFiles.Write();
        var path = Write(directory, Written);
        Assert.Equal(Written.ExperimentHash, RunReader.Read(path, SampleCorpus.Corpus).ExperimentHash);
        var error = Assert.Throws<RunException>(() => RunReader.Read(path, DialogueCorpus.Load(other.Path)));
        Assert.StartsWith($"{path} is a run on other data than {other.Path}", error.Message);
    }

    [Fact]
    public void Read_SeveralSeedsTogether_HasNeitherSeedNorHistory()
    {
        using var directory = new TemporaryDirectory();
        var path = Write(directory, Written);
        Change(path, RunFiles.Metrics, "\"seed\": 1,", "");
        File.Delete(Path.Combine(path, RunFiles.History));
        var run = RunReader.Read(path);
        Assert.Null(run.Seed);
        Assert.Null(run.History);
    }

    [Fact]
    public void On_SplitWithoutPredictions_SaysSo()
    {
        using var directory = new TemporaryDirectory();
        var path = Write(directory, Written);
        Assert.Equal($"{path} has no predictions for train.", Assert.Throws<RunException>(() => RunReader.Read(path).On(Split.Train)).Message);
    }

    [Theory]
    [InlineData("metrics.json", "{", "[", "metrics.json is no JSON: ")]
    [InlineData("metrics.json", "\"seed\": 1", "\"seed\": 1.5", "metrics.json, key seed: 1.5 is no whole number.")]
    [InlineData("metrics.json", "\"title\"", "\"name\"", "metrics.json, key title: there is no text.")]
    [InlineData("metrics.json", "\"data_hash\": \"", "\"data_hash\": \"x", "metrics.json, key data_hash: 'x")]
    [InlineData("labels.json", "disgust", "\\ud800", " cannot be read: ")]
    [InlineData("labels.json", "\"sentiment\"", "\"mood\"", "labels.json, key mood: there is no such head.")]
    [InlineData("labels.json", "\"emotion\": {\n    \"id2label\"", "\"emotion\": {\n    \"names\"", "labels.json, key emotion: there is no id2label.")]
    [InlineData("labels.json", "\"1\": \"disgust\"", "\"2\": \"disgust\"", "labels.json, key emotion: the label of id 1 is not where it belongs.")]
    [InlineData("labels.json", "\"disgust\"", "\"zeal\"", "labels.json, key emotion: the labels are not different and in alphabetical order.")]
    [InlineData("predictions.csv", "split,", "part,", "predictions.csv, row 1: the columns are not split,dialogue,utterance,emotion,emotion_anger,")]
    [InlineData("predictions.csv", "emotion_joy", "emotion_bliss", "predictions.csv, row 1: the columns are not split,")]
    [InlineData("predictions.csv", "\ndev,0,", "\nvalid,0,", "predictions.csv, row 2: there is no split 'valid'.")]
    [InlineData("predictions.csv", "\ndev,0,", "\ndev,-1,", "predictions.csv, row 2: the dialogue '-1' is no whole number.")]
    [InlineData("predictions.csv", "\ndev,0,1,", "\ndev,0,0,", "predictions.csv, row 3: dev/dia0_utt0 is there a second time.")]
    [InlineData("predictions.csv", ",neutral,0,", ",calm,0,", "row 2: 'calm' is not among the labels of the head emotion.")]
    [InlineData("predictions.csv", ",1,", ",NaN,", "predictions.csv, row 2: 'NaN' is no probability for the head emotion.")]
    [InlineData("predictions.csv", ",1,", ",0.5,", "predictions.csv, row 2: the probabilities of the head emotion do not sum to 1.")]
    [InlineData("predictions.csv", ",1,", ",1,1,", "predictions.csv, row 2, column 16: the row has 16 fields, the header 15.")]
    [InlineData("history.csv", "head", "\"head", "history.csv, row 1")]
    public void Read_FaultyFile_NamesFileAndRowOrKey(string file, string part, string replacement, string message)
    {
        using var directory = new TemporaryDirectory();
        var path = Write(directory, Written);
        Change(path, file, part, replacement);
        Assert.Contains(message, Assert.Throws<RunException>(() => RunReader.Read(path)).Message);
    }

    [Fact]
    public void Read_AnyByteChanged_ReadsOrRefuses()
    {
        using var directory = AnnotationFiles.Write();
        var tiny = DialogueCorpus.Load(directory.Path);
        var path = Write(directory, BaselineRun.Train(tiny, new BaselineExperiment(BaselineKind.Majority), TimeProvider.System));
        foreach (var name in new[] { RunFiles.Metrics, RunFiles.Labels, RunFiles.Predictions, RunFiles.History })
        {
            var file = Path.Combine(path, name);
            var whole = File.ReadAllBytes(file);
            Prop.ForAll<(int Place, byte Value)>(change =>
            {
                var bytes = (byte[])whole.Clone();
                // FsCheck's numbers are small; the product spreads them over the file.
                bytes[(uint)change.Place * 2654435761u % (uint)bytes.Length] = change.Value;
                File.WriteAllBytes(file, bytes);
                return Record.Exception(() => RunReader.Read(path)) is null or RunException;
            }).QuickCheckThrowOnFailure();
            File.WriteAllBytes(file, whole);
        }
    }

    [Theory]
    [InlineData("labels.json")]
    [InlineData("predictions.csv")]
    public void Read_MissingFile_SaysWhich(string file)
    {
        using var directory = new TemporaryDirectory();
        var path = Write(directory, Written);
        File.Delete(Path.Combine(path, file));
        Assert.Equal($"{path} is no whole run: it has no {file}.", Assert.Throws<RunException>(() => RunReader.Read(path)).Message);
    }

    [Fact]
    public void Read_NoRun_SaysWhy()
    {
        using var directory = new TemporaryDirectory();
        Assert.Equal($"{directory.Path} is no run: it has no metrics.json.", Assert.Throws<RunException>(() => RunReader.Read(directory.Path)).Message);
        var absent = Path.Combine(directory.Path, "absent");
        Assert.Equal($"{absent} is no run: there is no such directory.", Assert.Throws<RunException>(() => RunReader.Read(absent)).Message);
    }

    private static string Write(TemporaryDirectory directory, RunRecord run)
    {
        var path = Path.Combine(directory.Path, "run");
        RunDirectory.Write(run, path, default);
        return path;
    }

    private static void Change(string path, string file, string part, string replacement)
    {
        var whole = Path.Combine(path, file);
        var text = File.ReadAllText(whole);
        var place = text.IndexOf(part, StringComparison.Ordinal);
        Assert.True(place >= 0, $"{file} has no {part}");
        File.WriteAllText(whole, text[..place] + replacement + text[(place + part.Length)..]);
    }
}
