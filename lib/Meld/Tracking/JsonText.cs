using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Meld.Tracking;

/// <summary>Writes indented JSON with LF line ends, whatever the host.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // Labels and texts of other languages stay readable; the files are never put into HTML as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The JSON that <paramref name="write"/> writes, with a line end after it.</summary>
    public static string Of(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options)) write(writer);
        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }
}
