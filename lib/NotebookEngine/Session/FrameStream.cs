using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NotebookEngine.Session;

/// <summary>JSON values over a byte stream, each after its length in bytes (4 bytes, little-endian). Writing is safe from any thread.</summary>
internal sealed class FrameStream(Stream stream) : IDisposable
{
    private readonly Lock writing = new();

    /// <summary>Writes one frame.</summary>
    /// <exception cref="IOException">The other side has gone.</exception>
    public void Write<T>(T value, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, type);
        var frame = new byte[4 + json.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, json.Length);
        json.CopyTo(frame, 4);
        lock (writing) stream.Write(frame);
    }

    /// <summary>The next frame, or null when the other side has gone.</summary>
    public async Task<T?> ReadAsync<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            var length = new byte[4];
            await stream.ReadExactlyAsync(length).ConfigureAwait(false);
            var json = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
            await stream.ReadExactlyAsync(json).ConfigureAwait(false);
            return JsonSerializer.Deserialize(json, type);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
