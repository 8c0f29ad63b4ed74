using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using NotebookEngine.Documents;
using NotebookEngine.Session;

namespace NotebookEngine.Hosting;

/// <summary>Compiles and runs cells as submissions of one Roslyn script, each seeing what those before it declared.</summary>
internal sealed class ScriptHost
{
    /// <summary>The usings that .NET Interactive gives every cell, and the display functions.</summary>
    private static readonly string[] Usings =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        typeof(CellFunctions).FullName!,
    ];

    private readonly HashSet<string> shownWarnings = [];
    private readonly ScriptOptions options;
    private ScriptState<object?> state;

    private ScriptHost(ScriptOptions options, ScriptState<object?> state) => (this.options, this.state) = (options, state);

    /// <summary>A warm host: one empty submission has been compiled and run, so that the first cell does not pay for loading the compiler.</summary>
    /// <param name="directory">Where relative <c>#r</c> and <c>#load</c> start.</param>
    public static async Task<ScriptHost> CreateAsync(string directory)
    {
        var first = ScriptOptions.Default
            .WithReferences(SessionReferences.Load())
            .WithImports(Usings)
            .WithLanguageVersion(LanguageVersion.Latest)
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(directory))
            .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(directory))
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8);
        var state = await CSharpScript.Create<object?>("var warm = 1;\nawait Task.CompletedTask;", first).RunAsync().ConfigureAwait(false);
        // Submissions inherit references; naming them again would bind all of them anew for every cell.
        return new ScriptHost(first.WithReferences(Array.Empty<MetadataReference>()), state);
    }

    /// <summary>Runs one cell and shows the value of its last expression; returns why it failed, or null.</summary>
    public async Task<CellError?> ExecuteAsync(SessionRequest request, CellChannel channel)
    {
        try
        {
            return CellDirectives.FindError(request.Code) ?? await RunAsync(request, channel).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Loaders and formatters are the notebook's or a library's code: what they throw fails the cell, not the session.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return CellErrors.FromException(exception, request.Name);
        }
    }

    private async Task<CellError?> RunAsync(SessionRequest request, CellChannel channel)
    {
        var script = state.Script.ContinueWith<object?>(request.Code, options.WithFilePath(request.Name));
        var diagnostics = script.Compile();
        if (CellErrors.FromDiagnostics(diagnostics, request.Name) is { } error) return error;
        ShowWarnings(diagnostics, request.Name, channel);
        state = await script.RunFromAsync(state, catchException: _ => true).ConfigureAwait(false);
        if (state.Exception is { } exception) return CellErrors.FromException(exception, request.Name);
        if (state.ReturnValue is { } value)
        {
            var (id, data) = (Guid.NewGuid().ToString("N"), ValueFormatter.Format(value));
            channel.Show(id, data, new SessionEvent.Display(id, data, IsResult: true));
        }
        return null;
    }

    private void ShowWarnings(IEnumerable<Diagnostic> diagnostics, string cell, CellChannel channel)
    {
        foreach (var warning in diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning))
        {
            if (shownWarnings.Add($"{warning.Id} {warning.GetMessage(null)}")) channel.Write(true, CellErrors.Describe(warning, cell) + "\n");
        }
    }
}
