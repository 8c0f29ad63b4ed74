using System.Text.Json;
using Meld.Corpus;
using Meld.Testing;
using Meld.Tests.Corpus;
using Meld.Tracking;

namespace Meld.Tests.Tracking;

public sealed class RunDirectoryTests
{
    private static readonly DateTimeOffset Noon = TinyRun.Noon;

    private static readonly string[] MayDiffer = [RunFiles.Cost, RunFiles.TestLog];

    [Fact]
    public void Write_NewDirectory_HoldsEveryFileOfARun()
    {
        using var directory = AnnotationFiles.Write();
        var path = Path.Combine(directory.Path, "runs", "first");

        RunDirectory.Write(Record(directory), path, Noon);

        Assert.Equal(
            [
                "README.md", "cost.json", "experiment.yaml", "history.csv", "labels.json", "metrics.json", "model.safetensors", "predictions.csv",
                "report.txt", "test-log.csv",
            ],
            Directory.EnumerateFiles(path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal([path], Directory.EnumerateDirectories(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void Write_Metrics_HaveDesignsShape()
    {
        using var directory = AnnotationFiles.Write();
        var path = Path.Combine(directory.Path, "run");
        var record = Record(directory);

        RunDirectory.Write(record, path, Noon);

        using var metrics = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(path, RunFiles.Metrics)));
        var root = metrics.RootElement;
        Assert.Equal(7, root.GetProperty("seed").GetInt32());
        Assert.Equal(record.ExperimentHash, root.GetProperty("experiment_hash").GetString());
        Assert.Equal(record.Corpus.DataHash, root.GetProperty("data_hash").GetString());
        var dev = root.GetProperty("dev").GetProperty("emotion");
        Assert.Equal([1.0, 1, 1.0 / 3], new[] { "accuracy", "weighted_f1", "macro_f1" }.Select(score => dev.GetProperty(score).GetDouble()));
        Assert.Equal(1, dev.GetProperty("classes").GetProperty("joy").GetProperty("support").GetInt32());
        Assert.Equal("[[0,0,0],[0,1,0],[0,0,0]]", Compact(dev.GetProperty("confusion").GetProperty("counts")));
        Assert.Equal(0, root.GetProperty("majority").GetProperty("test").GetProperty("sentiment").GetProperty("accuracy").GetDouble());
    }

    [Fact]
    public void Write_PredictionsLabelsReportAndCard_ReadAsExpected()
    {
        using var directory = AnnotationFiles.Write();
        var path = Path.Combine(directory.Path, "run");
        RunDirectory.Write(Record(directory), path, Noon);
        string[] names = [RunFiles.Predictions, RunFiles.Labels, RunFiles.Report, RunFiles.Card, RunFiles.TestLog, RunFiles.History];
        Snapshot.Match(string.Join('\n', names.Select(name => $"== {name}\n{File.ReadAllText(Path.Combine(path, name))}")), "run-files");
    }

    [Fact]
    public void Write_RunWithoutTest_HasNoTestAnywhereAndLeavesTheLog()
    {
        using var directory = AnnotationFiles.Write();
        var path = Path.Combine(directory.Path, "run");
        RunDirectory.Write(TinyRun.Of(DialogueCorpus.Load(directory.Path), TinyRun.Dev), path, Noon);
        Assert.False(File.Exists(Path.Combine(path, RunFiles.TestLog)));
        Assert.DoesNotContain("\"test\"", File.ReadAllText(Path.Combine(path, RunFiles.Metrics)), StringComparison.Ordinal);
        Assert.All(File.ReadLines(Path.Combine(path, RunFiles.Predictions)).Skip(1), row => Assert.StartsWith("dev,", row, StringComparison.Ordinal));

        RunDirectory.Write(Record(directory), path, Noon);
        var log = File.ReadAllText(Path.Combine(path, RunFiles.TestLog));
        RunDirectory.Write(TinyRun.Of(DialogueCorpus.Load(directory.Path), TinyRun.Dev), path, Noon);
        Assert.Equal(log, File.ReadAllText(Path.Combine(path, RunFiles.TestLog)));
    }

    [Fact]
    public void Write_RunWithLinearFloor_HasItBesideEveryScore()
    {
        using var directory = AnnotationFiles.Write();
        var path = Path.Combine(directory.Path, "run");
        var corpus = DialogueCorpus.Load(directory.Path);
        RunDirectory.Write(TinyRun.Of(corpus) with { Linear = TinyRun.Predictions(corpus, TinyRun.DevAndTest, right: 0.9) }, path, Noon);

        using var metrics = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(path, RunFiles.Metrics)));
        Assert.Equal(1, metrics.RootElement.GetProperty("linear").GetProperty("dev").GetProperty("emotion").GetProperty("weighted_f1").GetDouble());
        Assert.Equal(0, metrics.RootElement.GetProperty("majority").GetProperty("dev").GetProperty("emotion").GetProperty("weighted_f1").GetDouble());
        Assert.Contains("  linear                      1.0000", File.ReadAllText(Path.Combine(path, RunFiles.Report)), StringComparison.Ordinal);
        Assert.Contains("| linear weighted F1 |", File.ReadAllText(Path.Combine(path, RunFiles.Card)), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_EqualRunTwice_GivesEqualBytesAndContinuesTheTestLog()
    {
        using var directory = AnnotationFiles.Write();
        var path = Path.Combine(directory.Path, "run");
        RunDirectory.Write(Record(directory), path, Noon);
        var first = Contents(path);

        RunDirectory.Write(Record(directory), path, Noon.AddHours(1));

        var second = Contents(path);
        Assert.Equal(first.Keys, second.Keys);
        Assert.All(first.Keys.Except(MayDiffer), name => Assert.Equal(first[name], second[name]));
        Assert.Equal(3, File.ReadAllLines(Path.Combine(path, RunFiles.TestLog)).Length);
    }

    [Fact]
    public void Write_DirectoryWithAnotherRun_IsRefusedAndLeftAlone()
    {
        using var directory = AnnotationFiles.Write();
        var path = Path.Combine(directory.Path, "run");
        RunDirectory.Write(Record(directory), path, Noon);
        var before = Contents(path);

        var error = Assert.Throws<RunException>(() => RunDirectory.Write(Record(directory) with { Experiment = "other: 1\n" }, path, Noon));

        Assert.Equal($"{path} holds a run of another experiment or other data; choose another directory.", error.Message);
        Assert.Equal(before, Contents(path));
    }

    [Theory]
    [InlineData("notes.txt", "hello", "{0} holds files that are no run; choose another directory.")]
    [InlineData("metrics.json", "{", "{0}/metrics.json is not readable as metrics of a run; choose another directory.")]
    [InlineData("metrics.json", "[]", "{0}/metrics.json is not readable as metrics of a run; choose another directory.")]
    public void Prepare_DirectoryWithSomethingElse_SaysSo(string file, string text, string message)
    {
        using var directory = new TemporaryDirectory();
        directory.Write(file, text);
        var error = Assert.Throws<RunException>(() => RunDirectory.Prepare(directory.Path, "x", "y"));
        Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, message, directory.Path), error.Message);
    }

    [Fact]
    public void Write_EqualRunTwice_KeepsWhatElseLiesThere()
    {
        using var directory = AnnotationFiles.Write();
        var path = Path.Combine(directory.Path, "run");
        RunDirectory.Write(Record(directory), path, Noon);
        File.WriteAllText(Path.Combine(path, "notes.txt"), "mine");
        Directory.CreateDirectory(Path.Combine(path, "checkpoints"));

        RunDirectory.Write(Record(directory), path, Noon);

        Assert.Equal("mine", File.ReadAllText(Path.Combine(path, "notes.txt")));
        Assert.True(Directory.Exists(Path.Combine(path, "checkpoints")));
        Assert.Equal(["run"], Directory.EnumerateDirectories(directory.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Write_EqualRunThroughALink_LeavesTheLink()
    {
        using var directory = AnnotationFiles.Write();
        var (path, link) = (Path.Combine(directory.Path, "run"), Path.Combine(directory.Path, "latest"));
        Directory.CreateDirectory(path);
        Directory.CreateSymbolicLink(link, path);

        RunDirectory.Write(Record(directory), link, Noon);
        RunDirectory.Write(Record(directory), link, Noon);

        Assert.True(File.Exists(Path.Combine(path, RunFiles.Metrics)));
        Assert.NotNull(new DirectoryInfo(link).LinkTarget);
    }

    [Fact]
    public void Prepare_ParentThatCannotHoldIt_SaysSoAndNamesTheDirectory()
    {
        using var directory = new TemporaryDirectory();
        var path = Path.Combine(directory.Write("file", ""), "run");
        var error = Assert.Throws<RunException>(() => RunDirectory.Prepare(path, "x", "y"));
        Assert.StartsWith($"A run cannot be written to {path}: ", error.Message);
    }

    [Fact]
    public void Prepare_File_SaysSo()
    {
        using var directory = new TemporaryDirectory();
        var file = directory.Write("run", "");
        Assert.Equal($"{file} is a file, not a directory for a run.", Assert.Throws<RunException>(() => RunDirectory.Prepare(file, "x", "y")).Message);
    }

    private static RunRecord Record(TemporaryDirectory directory) => TinyRun.Of(DialogueCorpus.Load(directory.Path));

    private static Dictionary<string, string> Contents(string path) => Directory.EnumerateFiles(path).Order(StringComparer.Ordinal)
        .ToDictionary(file => Path.GetFileName(file)!, file => Convert.ToBase64String(File.ReadAllBytes(file)));

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
