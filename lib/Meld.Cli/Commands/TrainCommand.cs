using System.CommandLine;
using Meld.Tracking;
using Meld.Training;
using Meld.Weights;

namespace Meld.Cli.Commands;

/// <summary><c>./meld train EXPERIMENT</c>: trains a model, with one seed or several side by side.</summary>
internal static class TrainCommand
{
    /// <summary>The command.</summary>
    public static Command Create(TextWriter output, TextWriter error)
    {
        var experiment = new ExperimentOptions();
        var corpus = new CorpusOptions();
        var run = new Option<string?>("--out")
        {
            Description = "The run directory (default: runs/NAME-DATA in the current folder, DATA being the first digits of the data hash)",
            HelpName = "RUN",
        }.NotEmpty();
        var seed = new Option<int>("--seed") { Description = "Seed of every random choice", HelpName = "N", DefaultValueFactory = _ => 1 }.AtLeast(0);
        var seeds = new Option<int?>("--seeds") { Description = "Train with N seeds, from the first on, side by side, and take them together", HelpName = "N" }.AtLeast(1);
        var resume = new Option<bool>("--resume") { Description = "Go on with what is in the run directory" };
        var devOnly = new Option<bool>("--dev-only") { Description = "Leave the test split alone" };
        var command = new Command("train", "Train a model and write it as a run") { run, seed, seeds, resume, devOnly };
        experiment.AddTo(command);
        corpus.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var settings = experiment.ReadTrainable(parsed);
            var data = corpus.Read(parsed);
            using var vectors = settings.OpenVectors(data.Directory, WeightsCache.Default);
            var request = new TrainingRequest
            {
                Name = experiment.Name(parsed),
                Experiment = settings,
                Corpus = data,
                Vectors = vectors,
                DevOnly = parsed.GetValue(devOnly),
            };
            var path = parsed.GetValue(run) ?? Path.Combine("runs", $"{request.Name}-{data.DataHash[..8]}");
            var console = new TrainingConsole(output, error);
            try
            {
                if (parsed.GetValue(seeds) is not { } count) return await OneAsync(request, parsed.GetValue(seed), path, parsed.GetValue(resume), console, cancellation);
                var all = Consecutive(parsed.GetValue(seed), count);
                var processes = new SeedProcesses(
                    one => SeedCommand.Start(path, one, corpus.Arguments(parsed), request, parsed.GetValue(resume)), Math.Min(count, Environment.ProcessorCount));
                return await SeveralAsync(request, all, path, parsed.GetValue(resume), processes, console, cancellation);
            }
            catch (OperationCanceledException)
            {
                await error.WriteLineAsync($"meld: stopped; go on with the same command and --resume (the run is in {path})");
                return ExitCodes.Interrupted;
            }
        });
        return command;
    }

    private static List<int> Consecutive(int first, int count) => count - 1 <= int.MaxValue - first
        ? [.. Enumerable.Range(first, count)]
        : throw new UsageException($"the last of {count} seeds from {first} on would be above {int.MaxValue}");

    private static async Task<int> OneAsync(
        TrainingRequest request, int seed, string path, bool resume, TrainingConsole console, CancellationToken cancellation)
    {
        var record = await console.ShowAsync([seed], show => Task.Run(
            () => TrainingRun.Train(
                request, seed, path, resume, linear: null, TimeProvider.System, new Reporter<TrainingProgress>(progress => show(seed, new SeedMessage(progress, null))),
                note => show(seed, new SeedMessage(null, note)), cancellation),
            CancellationToken.None));
        return await console.EndAsync(path, record is null ? null : RunReport.Headline(record), record?.Cost);
    }

    private static async Task<int> SeveralAsync(
        TrainingRequest request, IReadOnlyList<int> seeds, string path, bool resume, SeedProcesses processes, TrainingConsole console, CancellationToken cancellation)
    {
        // Ctrl-C is heard only once this command waits, and the linear floor comes before the first process.
        var record = await console.ShowAsync(seeds, show => Task.Run(
            () => SeedsRun.TrainAsync(request, seeds, path, resume, processes, TimeProvider.System, show, cancellation), CancellationToken.None));
        return await console.EndAsync(path, record is null ? null : SeedsReport.Headline(record), record?.Cost);
    }
}
