using System.Text.Json;

namespace Meld.Weights;

/// <summary>Reads the tokens of a JSON text of any length from a stream, a chunk at a time.</summary>
/// <param name="stream">The text in UTF-8.</param>
/// <param name="chunkBytes">Size of a chunk, and most bytes of a token.</param>
internal sealed class JsonChunks(Stream stream, int chunkBytes)
{
    private readonly byte[] buffer = new byte[chunkBytes];
    private JsonReaderState state;
    private int filled;
    private bool ended;

    /// <summary>Takes one token.</summary>
    public delegate void Taker(ref Utf8JsonReader json);

    /// <summary>Hands over the tokens of the next chunk; false when there is none.</summary>
    /// <exception cref="JsonException">The text is no JSON, or a token is longer than a chunk.</exception>
    public bool Read(Taker take)
    {
        if (ended) return false;
        if (filled == buffer.Length) throw new JsonException($"A token is longer than {buffer.Length} bytes.");
        var read = stream.ReadAtLeast(buffer.AsSpan(filled), buffer.Length - filled, throwOnEndOfStream: false);
        filled += read;
        ended = filled < buffer.Length;
        var json = new Utf8JsonReader(buffer.AsSpan(0, filled), isFinalBlock: ended, state);
        while (json.Read()) take(ref json);
        state = json.CurrentState;
        var used = (int)json.BytesConsumed;
        buffer.AsSpan(used, filled - used).CopyTo(buffer);
        filled -= used;
        return true;
    }
}
