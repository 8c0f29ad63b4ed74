using System.Text.Json;

namespace Meld.Tracking;

/// <summary>A JSON object in a file, read strictly.</summary>
internal sealed class JsonFile : IDisposable
{
    private const int HashDigits = 64;
    private readonly string path;
    private readonly JsonDocument document;

    private JsonFile(string path, JsonDocument document) => (this.path, this.document) = (path, document);

    /// <summary>The object itself.</summary>
    public JsonElement Root => document.RootElement;

    /// <summary>Opens a file.</summary>
    /// <exception cref="RunException">It holds something else than one JSON object.</exception>
    public static JsonFile Open(string path)
    {
        try
        {
            var document = JsonDocument.Parse(File.ReadAllBytes(path));
            if (document.RootElement.ValueKind == JsonValueKind.Object) return new JsonFile(path, document);
            document.Dispose();
            throw new RunException($"{path} is no JSON object.");
        }
        catch (JsonException error)
        {
            throw new RunException($"{path} is no JSON: {error.Message}");
        }
    }

    /// <summary>The text under a key.</summary>
    /// <exception cref="RunException">There is none.</exception>
    public string Text(string key) => Root.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw new RunException($"{path}, key {key}: there is no text.");

    /// <summary>The SHA-256 under a key, 64 lower-case hex digits.</summary>
    /// <exception cref="RunException">There is none.</exception>
    public string Hash(string key) => Text(key) is var hash && hash.Length == HashDigits && hash.All(char.IsAsciiHexDigitLower)
        ? hash
        : throw new RunException($"{path}, key {key}: '{hash}' is no hash of {HashDigits} hexadecimal digits.");

    public void Dispose() => document.Dispose();
}
