using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Meld.Tracking;
using Meld.Tracking.Settings;
using Meld.Training;
using Meld.Weights;

namespace Meld.Cli.Commands;

/// <summary>
/// <c>./meld seed RUN N</c>: what <c>./meld train --seeds</c> starts for each seed. Progress goes to standard output as JSON lines, and standard input that ends
/// means that nobody waits any more. Not for people, so it is hidden.
/// </summary>
internal static class SeedCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var run = new Argument<string>("RUN");
        var seed = new Argument<int>("N");
        var name = new Option<string>("--name") { Required = true };
        var resume = new Option<bool>("--resume");
        var devOnly = new Option<bool>("--dev-only");
        var corpus = new CorpusOptions();
        var command = new Command("seed", "Train one of several seeds") { run, seed, name, resume, devOnly };
        command.Hidden = true;
        corpus.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            ChildProgram.StopWithInput(stop);
            var path = parsed.GetRequiredValue(run);
            var file = Path.Combine(path, RunFiles.Experiment);
            var experiment = SettingsYaml.Parse<Experiment>(await File.ReadAllTextAsync(file, stop.Token), file, []);
            var data = corpus.Read(parsed);
            using var vectors = experiment.OpenVectors(data.Directory, WeightsCache.Default);
            var request = new TrainingRequest
            {
                Name = parsed.GetRequiredValue(name),
                Experiment = experiment,
                Corpus = data,
                Vectors = vectors,
                DevOnly = parsed.GetValue(devOnly),
            };
            var one = parsed.GetRequiredValue(seed);
            await Task.Run(
                () => TrainingRun.Train(
                    request, one, Path.Combine(path, RunFiles.Seed(one)), parsed.GetValue(resume), () => SeedsRun.StoredLinear(request, path),
                    TimeProvider.System, new Reporter<TrainingProgress>(progress => Say(new SeedMessage(progress, null))), note => Say(new SeedMessage(null, note)), stop.Token),
                CancellationToken.None);
            return ExitCodes.Ok;
        });
        return command;
    }

    /// <summary>How to start the process of a seed.</summary>
    /// <param name="run">The directory of all seeds.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="corpus">The arguments that name the corpus.</param>
    /// <param name="request">What is trained.</param>
    /// <param name="resume">Whether to go on with what is there.</param>
    public static ProcessStartInfo Start(string run, int seed, IEnumerable<string> corpus, TrainingRequest request, bool resume)
    {
        string[] switches = [.. resume ? (string[])["--resume"] : [], .. request.DevOnly ? (string[])["--dev-only"] : []];
        var start = ChildProgram.Start(
            ["seed", Path.GetFullPath(run), seed.ToString(CultureInfo.InvariantCulture), "--name", request.Name, .. corpus, .. switches]);
        // One thread of its own is all that a seed gets.
        start.Environment["OMP_NUM_THREADS"] = "1";
        return start;
    }

    private static void Say(SeedMessage message) => Console.Out.WriteLine(message.ToLine());
}
