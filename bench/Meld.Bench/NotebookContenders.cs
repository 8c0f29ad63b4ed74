using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using NotebookEngine.Documents;
using NotebookEngine.Running;
using NotebookEngine.Session;

namespace Meld.Bench;

/// <summary>The two programs compared; each prints a line when its first cell has ended.</summary>
internal static class NotebookContenders
{
    public const string Engine = "notebook-engine";
    public const string Plain = "notebook-plain";

    /// <summary>This engine: a session process, outputs through the protocol.</summary>
    public static async Task RunEngineAsync(int cells)
    {
        var notebook = new Notebook([.. Cells(cells).Select(code => new NotebookCell(CellLanguage.CSharp, code))]);
        var run = await NotebookRunner.RunAsync(notebook, new RunOptions
        {
            Session = new SessionOptions { WorkingDirectory = Environment.CurrentDirectory },
            CellEnded = cell => Report(cell.Number),
        });
        if (!run.Succeeded) throw new InvalidOperationException(run.Failures.First().Failure);
    }

    /// <summary>The baseline: Roslyn scripting as its documentation shows it, in this process, with the references of the default options.</summary>
    public static async Task RunPlainAsync(int cells)
    {
        var options = ScriptOptions.Default
            .AddReferences(typeof(object).Assembly, typeof(Enumerable).Assembly, typeof(Console).Assembly)
            .AddImports("System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq");
        ScriptState<object>? state = null;
        var number = 0;
        foreach (var code in Cells(cells))
        {
            state = state is null ? await CSharpScript.RunAsync(code, options) : await state.ContinueWithAsync(code, options);
            Report(++number);
        }
    }

    private static IEnumerable<string> Cells(int count) =>
        Enumerable.Range(0, count).Select(index => index == 0 ? "var x0 = 1;" : $"var x{index} = x{index - 1} + 1;");

    private static void Report(int number)
    {
        if (number == 1) Console.WriteLine("first");
    }
}
