using System.Text.Json;
using System.Text.Json.Nodes;
using NotebookEngine.Documents;

namespace NotebookEngine.Exporting;

/// <summary>The metadata by which Jupyter and VS Code choose a kernel for a notebook and for each cell.</summary>
internal static class IpynbMetadata
{
    /// <summary>Writes the notebook's <c>metadata</c>.</summary>
    public static void Write(Utf8JsonWriter json, Notebook notebook, string kernelName)
    {
        json.WriteStartObject("metadata");
        WriteStrings(json, "kernelspec", ("display_name", ".NET (C#)"), ("language", "C#"), ("name", kernelName));
        WriteStrings(json, "language_info", ("file_extension", ".cs"), ("mimetype", "text/x-csharp"), ("name", "C#"), ("pygments_lexer", "csharp"));
        json.WriteStartObject("polyglot_notebook");
        json.WritePropertyName("kernelInfo");
        (Kernels(notebook.Metadata) ?? Kernels(Notebook.DefaultMetadata))!.WriteTo(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes a code cell's language twice, for current and for older front ends; without it some take the wrong kernel.</summary>
    public static void WriteCellLanguage(Utf8JsonWriter json, CellLanguage language)
    {
        WriteStrings(json, "dotnet_interactive", ("language", language.Name));
        WriteStrings(json, "polyglot_notebook", ("kernelName", language.Name));
    }

    private static JsonNode? Kernels(string metadata) => (JsonText.TryParse(metadata) as JsonObject)?["kernelInfo"];

    private static void WriteStrings(Utf8JsonWriter json, string name, params ReadOnlySpan<(string Name, string Value)> pairs)
    {
        json.WriteStartObject(name);
        foreach (var pair in pairs) json.WriteString(pair.Name, pair.Value);
        json.WriteEndObject();
    }
}
