using System.CommandLine;
using Meld.Corpus;
using Meld.Tracking;
using Meld.Training;
using Meld.Weights;

namespace Meld.Cli.Commands;

/// <summary><c>./meld run</c>: every stage on a corpus, and a front page.</summary>
internal static class RunCommand
{
    /// <summary>The command.</summary>
    public static Command Create(TextWriter output, TextWriter error)
    {
        var corpus = new Option<string?>("--corpus") { Description = "The corpus (default: the sample corpus of the workbook)", HelpName = "DIR" }.NotEmpty();
        var folder = new Option<string>("--out")
        {
            Description = "Where to write the pages, in the current folder unless it is a whole path",
            HelpName = "DIR",
            DefaultValueFactory = _ => "out",
        }.NotEmpty();
        var experiment = new Option<string?>("--experiment")
        {
            Description = "What stages 03 to 05 assemble, train and evaluate (default: sample.yaml for the sample, else dialogue-text.yaml)",
            HelpName = "FILE",
        }.NotEmpty();
        var limits = new LimitOptions();
        var command = new Command("run", "Run every stage of the workbook and write its pages (NN-*.html, NN-*.ipynb, index.html)")
        {
            corpus, experiment, folder,
        };
        limits.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            // Read once here, so that a faulty corpus or experiment is one clear message and not a failing cell in every stage.
            var data = DialogueCorpus.Load(parsed.GetValue(corpus) ?? Workspace.Sample);
            var usual = parsed.GetValue(corpus) is null ? "sample.yaml" : "dialogue-text.yaml";
            var file = parsed.GetValue(experiment) ?? Path.Combine(Workspace.Experiments, usual);
            var pages = parsed.GetRequiredValue(folder);
            var workbook = new Workbook(Workspace.Notebooks, data, file, RunFolder(file, data, pages), pages, limits.Read(parsed));
            var stages = await workbook.RunAsync(output, error, cancellation);
            await output.WriteLineAsync($"front page: {await workbook.WriteFrontPageAsync(stages)}");
            if (workbook.Problems.Count > 0) return ExitCodes.Failed;
            return stages.Select(stage => RunSummary.ExitCode(stage.Run)).Append(workbook.TimedOut ? ExitCodes.TimeOut : ExitCodes.Ok).Max();
        });
        return command;
    }

    // A directory for each experiment on each corpus, so that no two are taken for one another.
    private static string RunFolder(string file, DialogueCorpus corpus, string pages)
    {
        if (!File.Exists(file)) throw new UsageException($"there is no experiment {file}");
        var request = TrainingRequest.Load(file, corpus, WeightsCache.Default);
        ExperimentOptions.Trainable(request.Experiment, file);
        var experiment = new RunIdentity(request.Yaml, corpus.DataHash, [], Together: false).ExperimentHash;
        return Path.Combine(pages, "runs", $"{request.Name}-{corpus.DataHash[..8]}-{experiment[..8]}");
    }
}
