using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookEngine.Exporting;

/// <summary>JSON that others wrote.</summary>
internal static class JsonText
{
    /// <summary>The value, when it can also be written again; null for <c>null</c> and for what is no JSON.</summary>
    public static JsonNode? TryParse(string text)
    {
        try
        {
            // The parser takes strings that the writer refuses, for example half a surrogate pair.
            var value = JsonNode.Parse(text);
            _ = value?.ToJsonString();
            return value;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
