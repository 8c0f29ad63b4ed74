using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NotebookEngine.Documents;
using NotebookEngine.Running;

namespace NotebookEngine.Exporting;

/// <summary>Writes a code cell's <c>outputs</c>.</summary>
internal static class IpynbOutputs
{
    private const string Plain = "text/plain";

    /// <summary>Writes the outputs, and after them the cell's error.</summary>
    public static void Write(Utf8JsonWriter json, CellResult result)
    {
        json.WriteStartArray("outputs");
        foreach (var output in result.Outputs)
        {
            json.WriteStartObject();
            if (output is CellOutput.Printed printed) WritePrinted(json, printed);
            else WriteDisplay(json, (CellOutput.Display)output, result.ExecutionCount);
            json.WriteEndObject();
        }
        if (result.Error is { } error) WriteError(json, error);
        json.WriteEndArray();
    }

    private static void WritePrinted(Utf8JsonWriter json, CellOutput.Printed printed)
    {
        json.WriteString("name", printed.IsError ? "stderr" : "stdout");
        json.WriteString("output_type", "stream");
        IpynbExporter.WriteLines(json, "text", printed.Text);
    }

    private static void WriteDisplay(Utf8JsonWriter json, CellOutput.Display display, int? executionCount)
    {
        json.WriteStartObject("data");
        var unreadable = new StringBuilder();
        foreach (var (mimeType, text) in display.Data.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!IsJson(mimeType)) IpynbExporter.WriteLines(json, mimeType, text);
            else if (JsonText.TryParse(text) is { } value) WriteValue(json, mimeType, value);
            else unreadable.Append(text);
        }
        // What calls itself JSON and is none is still worth reading.
        if (unreadable.Length > 0 && !display.Data.ContainsKey(Plain)) IpynbExporter.WriteLines(json, Plain, unreadable.ToString());
        json.WriteEndObject();
        if (display.IsResult) IpynbExporter.WriteNumberOrNull(json, "execution_count", executionCount);
        json.WriteStartObject("metadata");
        json.WriteEndObject();
        json.WriteString("output_type", display.IsResult ? "execute_result" : "display_data");
    }

    /// <summary>JSON media types hold their value itself, every other its text.</summary>
    private static bool IsJson(string mimeType) => mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);

    private static void WriteValue(Utf8JsonWriter json, string mimeType, JsonNode value)
    {
        json.WritePropertyName(mimeType);
        value.WriteTo(json);
    }

    private static void WriteError(Utf8JsonWriter json, CellError error)
    {
        json.WriteStartObject();
        json.WriteString("ename", error.Name);
        json.WriteString("evalue", error.Message);
        json.WriteString("output_type", "error");
        json.WriteStartArray("traceback");
        json.WriteStringValue($"{error.Name}: {error.Message}");
        foreach (var frame in error.StackTrace) json.WriteStringValue(frame);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
