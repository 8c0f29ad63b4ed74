using System.CommandLine;
using Meld.Corpus;

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
        var limits = new LimitOptions();
        var command = new Command("run", "Run every stage of the workbook and write its pages (NN-*.html, NN-*.ipynb, index.html)") { corpus, folder };
        limits.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            // Read once here, so that a faulty corpus is one clear message and not a failing cell in every stage.
            var data = DialogueCorpus.Load(parsed.GetValue(corpus) ?? Workspace.Sample);
            var workbook = new Workbook(Workspace.Notebooks, data, parsed.GetRequiredValue(folder), limits.Read(parsed));
            var stages = await workbook.RunAsync(output, error, cancellation);
            await output.WriteLineAsync($"front page: {await workbook.WriteFrontPageAsync(stages)}");
            if (workbook.Problems.Count > 0) return ExitCodes.Failed;
            return stages.Select(stage => RunSummary.ExitCode(stage.Run)).Append(workbook.TimedOut ? ExitCodes.TimeOut : ExitCodes.Ok).Max();
        });
        return command;
    }
}
