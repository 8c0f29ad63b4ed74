using System.Globalization;
using System.Text.Json;
using Meld.Testing;

namespace Meld.Cli.Tests;

/// <summary>Trainings in processes of their own, where threads and random numbers are theirs.</summary>
public sealed class TrainCommandTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Train_SeedAloneAndBesideOthers_GivesEqualBytes()
    {
        var (alone, together) = (PathOf("alone"), PathOf("together"));
        Assert.Equal((0, ""), Failure(await MeldProcess.RunAsync(SmallTraining.Command(alone, "--seed", "2"))));
        Assert.Equal((0, ""), Failure(await MeldProcess.RunAsync(SmallTraining.Command(together, "--seeds", "2"))));

        Assert.Equal(SmallTraining.Contents(alone), SmallTraining.Contents(Path.Combine(together, "seed-2")));
        using var metrics = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(together, "metrics.json")));
        double[] seeds = [.. new[] { 1, 2 }.Select(seed => F1(Path.Combine(together, $"seed-{seed}"), []))];
        Assert.Equal(seeds.Average(), F1(together, ["mean"]), 12);
        Assert.Equal(Math.Abs(seeds[0] - seeds[1]) / Math.Sqrt(2), F1(together, ["std"]), 12);
        Assert.All(new[] { "ensemble", "ensemble_with_linear", "majority", "linear" }, name => Assert.InRange(F1(together, [name]), 0, 1));

        var before = SmallTraining.Contents(together);
        Assert.Equal((0, ""), Failure(await MeldProcess.RunAsync(SmallTraining.Command(together, "--seeds", "2", "--resume"))));
        Assert.Equal(before, SmallTraining.Contents(together));
    }

    [Fact]
    public async Task Train_Interrupted_LeavesARunThatResumesToEqualBytes()
    {
        var (undisturbed, stopped) = (PathOf("undisturbed"), PathOf("stopped"));
        await MeldProcess.RunAsync(SmallTraining.Command(undisturbed));
        using (var process = MeldProcess.Start(SmallTraining.Command(stopped)))
        {
            await MeldProcess.UntilAsync(() => HasCheckpoint(stopped), process);
            await MeldProcess.SignalAsync(process, "INT");
            var (exitCode, error) = await MeldProcess.EndAsync(process);
            Assert.Equal(130, exitCode);
            Assert.Contains("--resume", error, StringComparison.Ordinal);
        }
        Assert.False(File.Exists(Path.Combine(stopped, "metrics.json")));

        Assert.Equal(0, (await MeldProcess.RunAsync(SmallTraining.Command(stopped, "--resume"))).ExitCode);
        Assert.Equal(SmallTraining.Contents(undisturbed), SmallTraining.Contents(stopped));
    }

    [Fact]
    public async Task Train_SeveralSeedsInterruptedBeforeTheFirstBegins_SaysHowToGoOn()
    {
        var path = PathOf("early");
        using var process = MeldProcess.Start(SmallTraining.Command(path, "--seeds", "2", "--dev-only"));
        await MeldProcess.UntilAsync(() => File.Exists(Path.Combine(path, "experiment.yaml")), process);
        await MeldProcess.SignalAsync(process, "INT");
        var (exitCode, error) = await MeldProcess.EndAsync(process);
        Assert.Equal(130, exitCode);
        Assert.Contains("--resume", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(path, "training.lock")));
    }

    [Fact]
    public async Task Train_SeveralSeedsKilled_TakesItsProcessesAlongAndResumesToEqualBytes()
    {
        var (undisturbed, killed) = (PathOf("undisturbed"), PathOf("killed"));
        await MeldProcess.RunAsync(SmallTraining.Command(undisturbed, "--seeds", "2", "--dev-only"));
        using (var process = MeldProcess.Start(SmallTraining.Command(killed, "--seeds", "2", "--dev-only")))
        {
            await MeldProcess.UntilAsync(() => HasCheckpoint(Path.Combine(killed, "seed-1")), process);
            process.Kill();
            await MeldProcess.EndAsync(process);
        }
        // Waits for what is left of the processes, which hold their directories until they end.
        Assert.Equal(0, (await MeldProcess.RunAsync(SmallTraining.Command(killed, "--seeds", "2", "--dev-only", "--resume"))).ExitCode);
        Assert.Equal(SmallTraining.Contents(undisturbed), SmallTraining.Contents(killed));
        Assert.False(File.Exists(Path.Combine(killed, "test-log.csv")));
    }

    [Fact]
    public async Task Evaluate_TrainedRun_EqualsWhatIsStoredAndIsWrittenDown()
    {
        var run = PathOf("run");
        await MeldProcess.RunAsync(SmallTraining.Command(run));
        var before = SmallTraining.Contents(run);
        var (exitCode, output, error) = await Cli.RunAsync("evaluate", run, "--corpus", SmallTraining.Sample);
        Assert.Equal((0, ""), (exitCode, error));
        Assert.EndsWith("equal to the run's predictions.csv\n", output, StringComparison.Ordinal);
        Assert.Equal(3, File.ReadAllLines(Path.Combine(run, "test-log.csv")).Length);
        await Cli.RunAsync("evaluate", run, "--corpus", SmallTraining.Sample, "--split", "dev");
        Assert.Equal(3, File.ReadAllLines(Path.Combine(run, "test-log.csv")).Length);
        Assert.Equal(before, SmallTraining.Contents(run));
    }

    [Theory]
    [InlineData(2, "meld: override `training.epoch=3`: unknown key `training.epoch`; did you mean `training.epochs`?\n", "training.epoch=3")]
    [InlineData(2, "meld: override `nonsense`: not of the form key=value\n", "nonsense")]
    [InlineData(2, "meld: --seeds must be at least 1, not 0\nTry './meld --help'.\n", "--seeds", "0")]
    public async Task Train_WrongArguments_SayWhatIsWrong(int exitCode, string message, params string[] args)
    {
        var (code, _, error) = await Cli.RunAsync(SmallTraining.Command(PathOf("run"), args));
        Assert.Equal((exitCode, message), (code, error));
        Assert.False(Directory.Exists(PathOf("run")));
    }

    [Fact]
    public async Task Train_NoSuchExperiment_SaysSo()
    {
        var (code, _, error) = await Cli.RunAsync("train", "absent.yaml", "--corpus", SmallTraining.Sample);
        Assert.Equal((2, "meld: there is no experiment absent.yaml\n"), (code, error));
    }

    [Fact]
    public async Task Train_ExperimentWithAnUnknownKey_NamesFileAndLine()
    {
        var file = directory.Write("mine.yaml", "modalities: {text: {convolution: {}}}\nheads: {emotion: {}}\ntrainin: {}\n");
        var (code, _, error) = await Cli.RunAsync("train", file, "--corpus", SmallTraining.Sample);
        Assert.Equal((1, $"meld: {file}, line 3: unknown key `trainin`; did you mean `training`?\n"), (code, error));
    }

    [Fact]
    public async Task Train_WordVectorsThatNobodyKnows_NamesThoseThatCanBeFetched()
    {
        foreach (var file in Directory.GetFiles(SmallTraining.Sample, "*.csv")) File.Copy(file, Path.Combine(directory.Path, Path.GetFileName(file)));
        var (code, _, error) = await Cli.RunAsync("train", SmallTraining.Experiment, "modalities.text.weights=absent", "--corpus", directory.Path);
        Assert.Equal(1, code);
        Assert.Contains("there are no weights 'absent' to fetch; known are glove.", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.TrimEnd('\n'));
    }

    [Fact]
    public async Task Parameters_SampleExperiment_AddUp()
    {
        var (code, output, error) = await Cli.RunAsync("parameters", SmallTraining.Experiment);
        Assert.Equal((0, ""), (code, error));
        var rows = output.TrimEnd().Split('\n').Skip(2).Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        int[] trained = [.. rows.Select(row => int.Parse(row[1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture))];
        Assert.True(trained.Length > 3);
        Assert.Equal(trained[^1], trained[..^1].Sum());
    }

    private string PathOf(string name) => Path.Combine(directory.Path, name);

    private static bool HasCheckpoint(string run) =>
        Directory.Exists(Path.Combine(run, "checkpoints")) && Directory.GetFiles(Path.Combine(run, "checkpoints"), "*.safetensors").Length > 0;

    // Progress is no error; only what a failure says is shown.
    private static (int ExitCode, string Error) Failure((int ExitCode, string Error) result) => (result.ExitCode, result.ExitCode == 0 ? "" : result.Error);

    private static double F1(string run, string[] keys)
    {
        using var metrics = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(run, "metrics.json")));
        var element = metrics.RootElement;
        foreach (var key in keys.Concat(["test", "sentiment", "weighted_f1"])) element = element.GetProperty(key);
        return element.GetDouble();
    }
}
