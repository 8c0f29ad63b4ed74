using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NotebookEngine.Session;

/// <summary>The protocol's JSON, generated at compile time: reflection would cost the first cell tens of milliseconds.</summary>
[JsonSerializable(typeof(SessionRequest))]
[JsonSerializable(typeof(SessionEvent))]
internal sealed partial class SessionJson : JsonSerializerContext
{
    /// <summary>Leaves HTML and other scripts readable and short; the text goes through a socket, never into a page.</summary>
    public static SessionJson Wire { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
