using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookEngine.Documents;

/// <summary>The <c>#!meta</c> block of a <c>.dib</c>: one JSON object, which may stand on several lines.</summary>
internal static class DibMetadata
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The block's JSON on one line.</summary>
    /// <param name="rest">What follows <c>#!meta</c> in its own line.</param>
    /// <param name="lines">The lines up to the next that starts with <c>#!</c>.</param>
    /// <param name="metaLine">The 1-based line of <c>#!meta</c>.</param>
    /// <exception cref="DibFormatException">The JSON is broken, no object, or followed by text.</exception>
    public static string Parse(string rest, ReadOnlySpan<string> lines, int metaLine)
    {
        var json = rest + "\n" + string.Join('\n', lines!);
        if (string.IsNullOrWhiteSpace(json)) return Notebook.DefaultMetadata;
        try
        {
            if (JsonNode.Parse(json, documentOptions: Strict) is JsonObject metadata) return metadata.ToJsonString(OneLine);
            throw new DibFormatException("the #!meta block is not a JSON object", metaLine);
        }
        catch (JsonException exception)
        {
            var line = metaLine + (int)(exception.LineNumber ?? 0);
            throw new DibFormatException("the #!meta block is not one JSON object and nothing else", line);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            throw new DibFormatException("the #!meta block holds half of a surrogate pair", metaLine);
        }
    }
}
