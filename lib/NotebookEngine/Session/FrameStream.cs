using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NotebookEngine.Session;

/// <summary>JSON values over a byte stream, each after its length in bytes (4 bytes, little-endian). Writing is safe from any thread.</summary>
internal sealed class FrameStream(Stream stream) : IDisposable
{
    // 64 MiB of displays in a cell, each byte escaped as six in JSON, and room for the rest.
    private const int MostBytes = 400 << 20;

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

    /// <summary>The next frame, or null when the other side has gone or has sent what is no frame.</summary>
    public async Task<T?> ReadAsync<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            var length = new byte[4];
            await stream.ReadExactlyAsync(length).ConfigureAwait(false);
            var json = new byte[Length(length)];
            await stream.ReadExactlyAsync(json).ConfigureAwait(false);
            return JsonSerializer.Deserialize(json, type);
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            return null;
        }
    }

    /// <summary><see cref="ReadAsync"/> for a thread that may block: it needs no other thread, so nothing that a cell does can keep it waiting.</summary>
    public T? Read<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            var length = new byte[4];
            stream.ReadExactly(length);
            var json = new byte[Length(length)];
            stream.ReadExactly(json);
            return JsonSerializer.Deserialize(json, type);
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    /// <summary>Native code of a cell can write anything to any descriptor; that must not harm the client.</summary>
    private static int Length(byte[] bytes) =>
        BinaryPrimitives.ReadInt32LittleEndian(bytes) is >= 0 and <= MostBytes and var length
            ? length
            : throw new InvalidDataException("no frame has this length");

    private static bool IsEnd(Exception exception) =>
        exception is IOException or InvalidDataException or ObjectDisposedException or JsonException or NotSupportedException;
}
