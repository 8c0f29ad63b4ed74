using System.CommandLine;
using NotebookEngine.Running;
using NotebookEngine.Session;

namespace Meld.Cli.Commands;

/// <summary><c>./meld notebook …</c>: notebooks without the workbook.</summary>
internal static class NotebookCommand
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(TextWriter output, TextWriter error) => new("notebook", "Run notebooks without an editor") { Run(output, error) };

    private static Command Run(TextWriter output, TextWriter error)
    {
        var file = new Argument<string>("FILE") { Description = "A .dib notebook; it runs in its own folder" }.NotEmpty();
        var outputs = new Option<string[]>("--out")
        {
            Description = "Write the notebook with its outputs; may be given twice",
            HelpName = "X.ipynb|X.html",
        }.NotEmpty();
        var mermaid = new Option<string?>("--mermaid")
        {
            Description = "A mermaid.min.js to draw diagrams in HTML with (npm package mermaid)",
            HelpName = "FILE",
        }.NotEmpty();
        var limits = new LimitOptions();
        var command = new Command("run", "Run every cell of a notebook in a session of its own") { file, outputs, mermaid };
        limits.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var (path, targets) = (parsed.GetRequiredValue(file), parsed.GetValue(outputs) ?? []);
            Check(path, targets, parsed.GetValue(mermaid));
            NotebookFiles.Check(targets);
            var session = new SessionOptions { WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(path))! };
            var options = limits.Read(parsed) with { Session = session };
            var run = await NotebookRunner.RunAsync(NotebookFiles.ReadAsync(path, cancellation), options, cancellation);
            var files = await NotebookFiles.WriteAsync(run, path, targets, parsed.GetValue(mermaid), linkPages: false);
            await RunSummary.WriteAsync(path, run, files, output, error);
            return files.Problems.Count > 0 ? ExitCodes.Failed : RunSummary.ExitCode(run);
        });
        return command;
    }

    private static void Check(string path, string[] targets, string? mermaid)
    {
        if (!File.Exists(path)) throw new UsageException($"there is no notebook {path}");
        if (!path.EndsWith(".dib", StringComparison.Ordinal)) throw new UsageException($"{path} is no .dib notebook");
        if (mermaid is not null && !File.Exists(mermaid)) throw new UsageException($"there is no file {mermaid}");
        if (targets.FirstOrDefault(target => !NotebookFiles.CanWrite(target)) is { } other)
            throw new UsageException($"--out {other} ends neither in .ipynb nor in .html");
    }
}
