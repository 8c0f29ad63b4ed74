using System.Text.Json;
using System.Text.Json.Nodes;
using NotebookEngine.Documents;
using NotebookEngine.Running;

namespace NotebookEngine.Exporting;

/// <summary>Writes a code cell's <c>outputs</c>.</summary>
internal static class IpynbOutputs
{
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
        foreach (var (mimeType, text) in display.Data.OrderBy(pair => pair.Key, StringComparer.Ordinal)) WriteData(json, mimeType, text);
        json.WriteEndObject();
        if (display.IsResult) IpynbExporter.WriteNumberOrNull(json, "execution_count", executionCount);
        json.WriteStartObject("metadata");
        json.WriteEndObject();
        json.WriteString("output_type", display.IsResult ? "execute_result" : "display_data");
    }

    /// <summary>JSON media types hold their value itself, every other its text.</summary>
    private static void WriteData(Utf8JsonWriter json, string mimeType, string text)
    {
        if ((mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal)) && TryParse(text) is { } value)
        {
            json.WritePropertyName(mimeType);
            value.WriteTo(json);
        }
        else
        {
            IpynbExporter.WriteLines(json, mimeType, text);
        }
    }

    private static JsonNode? TryParse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
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
