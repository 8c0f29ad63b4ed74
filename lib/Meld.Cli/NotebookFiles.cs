using NotebookEngine.Documents;
using NotebookEngine.Exporting;
using NotebookEngine.Running;

namespace Meld.Cli;

/// <summary>Reads notebooks and writes their runs in the format that a file's name asks for.</summary>
internal static class NotebookFiles
{
    /// <summary>Whether a run can be written to a file of this name.</summary>
    public static bool CanWrite(string target) =>
        target.EndsWith(".ipynb", StringComparison.Ordinal) || target.EndsWith(".html", StringComparison.Ordinal);

    /// <summary>Reads a <c>.dib</c>.</summary>
    /// <exception cref="IOException">It cannot be read, or is no notebook; the message names file and line.</exception>
    public static async Task<Notebook> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await DibFormat.ReadAsync(path, cancellation);
        }
        catch (DibFormatException error)
        {
            throw new IOException($"{path}, {error.Message}", error);
        }
    }

    /// <summary>Finds out before a run whether its files can be written afterwards.</summary>
    /// <exception cref="IOException">One cannot; the message names it.</exception>
    public static void Check(IEnumerable<string> targets)
    {
        foreach (var target in targets)
        {
            try
            {
                AtomicFile.Check(target);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new IOException(Problem(target, error), error);
            }
        }
    }

    /// <summary>Writes a run to every target; what is already there is replaced whole or not at all.</summary>
    /// <param name="run">The run.</param>
    /// <param name="notebook">Path of the notebook, whose folder relative references mean.</param>
    /// <param name="targets">Where to write.</param>
    /// <param name="mermaid">A script to draw diagrams with, or null.</param>
    /// <param name="linkPages">Whether links to other notebooks lead to their pages.</param>
    public static async Task<WrittenFiles> WriteAsync(RunResult run, string notebook, IEnumerable<string> targets, string? mermaid, bool linkPages)
    {
        var written = new List<string>();
        var problems = new List<string>();
        foreach (var target in targets)
        {
            try
            {
                await AtomicFile.WriteAsync(target, Text(run, notebook, target, mermaid, linkPages));
                written.Add(target);
            }
            catch (Exception error)
            {
                // Whatever is wrong with one file, the run is done and the others have a right to it.
                problems.Add(Problem(target, error));
            }
        }
        return new WrittenFiles(written, problems);
    }

    private static string Text(RunResult run, string notebook, string target, string? mermaid, bool linkPages)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(notebook))!;
        return target.EndsWith(".html", StringComparison.Ordinal)
            ? HtmlExporter.Export(run, new HtmlExportOptions
            {
                FallbackTitle = Path.GetFileNameWithoutExtension(notebook),
                PictureBase = folder,
                MermaidScript = mermaid,
                LinkNotebooksToPages = linkPages,
            })
            : IpynbExporter.Export(run, new IpynbExportOptions { ReferenceBase = folder });
    }

    private static string Problem(string target, Exception error) =>
        $"{target} cannot be written: {(error is UnauthorizedAccessException ? "access is denied" : error.Message.TrimEnd('.'))}";
}
