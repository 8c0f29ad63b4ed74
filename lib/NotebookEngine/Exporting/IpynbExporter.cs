using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NotebookEngine.Documents;
using NotebookEngine.Running;

namespace NotebookEngine.Exporting;

/// <summary>Writes a run as a Jupyter notebook, nbformat 4.5, with the metadata that VS Code's Polyglot Notebooks look for.</summary>
public static class IpynbExporter
{
    private static readonly JsonWriterOptions Layout =
        new() { Indented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The notebook's JSON text. The same run gives the same text.</summary>
    public static string Export(RunResult run, IpynbExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        run = NullFree.Of(run);
        options ??= new IpynbExportOptions();
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Layout))
        {
            json.WriteStartObject();
            json.WriteStartArray("cells");
            foreach (var cell in run.Cells) WriteCell(json, cell, options);
            json.WriteEndArray();
            IpynbMetadata.Write(json, run.Notebook, options.KernelName);
            json.WriteNumber("nbformat", 4);
            json.WriteNumber("nbformat_minor", 5);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static void WriteCell(Utf8JsonWriter json, CellResult result, IpynbExportOptions options)
    {
        var language = result.Cell.Language;
        var isCode = language != CellLanguage.Markdown && language != CellLanguage.Mermaid;
        json.WriteStartObject();
        json.WriteString("cell_type", isCode ? "code" : "markdown");
        if (isCode) WriteNumberOrNull(json, "execution_count", result.ExecutionCount);
        json.WriteString("id", $"cell-{result.Number}");
        json.WriteStartObject("metadata");
        if (isCode) IpynbMetadata.WriteCellLanguage(json, language);
        json.WriteEndObject();
        if (isCode) IpynbOutputs.Write(json, result);
        WriteLines(json, "source", Source(result.Cell, options));
        json.WriteEndObject();
    }

    /// <summary>GitHub and JupyterLab draw a diagram from a fence in Markdown.</summary>
    private static string Source(NotebookCell cell, IpynbExportOptions options)
    {
        if (cell.Language == CellLanguage.Mermaid) return $"```mermaid\n{cell.Text}\n```";
        return cell.Language == CellLanguage.CSharp && options.ReferenceBase is { } folder
            ? ReferenceDirectives.MakeAbsolute(cell.Text, folder)
            : cell.Text;
    }

    /// <summary>Text as Jupyter writes it: one string a line, so that version control shows changed lines.</summary>
    internal static void WriteLines(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartArray(name);
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            json.WriteStringValue(text.AsSpan(start, end - start));
            start = end;
        }
        json.WriteEndArray();
    }

    internal static void WriteNumberOrNull(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } value) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }
}
