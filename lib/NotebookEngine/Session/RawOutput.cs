using System.Text;
using System.Threading.Channels;

namespace NotebookEngine.Session;

/// <summary>
/// Reads what native code wrote to one of the session's own descriptors. At the end of a cell the session writes a marker there, so
/// that the reader knows when it has everything of that cell.
/// </summary>
internal sealed class RawOutput
{
    private readonly byte[] marker;
    private readonly int limit;
    private readonly Action<string> sink;
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private readonly Channel<bool> markers = Channel.CreateUnbounded<bool>();
    private long seen;
    private bool deaf;

    /// <summary>Starts to read.</summary>
    /// <param name="stream">The descriptor's other end.</param>
    /// <param name="marker">Ends a cell's output.</param>
    /// <param name="limit">Bytes of one cell handed on; what is beyond is drained and counted.</param>
    /// <param name="sink">Called for each piece of text.</param>
    public RawOutput(Stream stream, byte[] marker, int limit, Action<string> sink)
    {
        (this.marker, this.limit, this.sink) = (marker, limit, sink);
        Completion = Task.Run(() => ReadAsync(stream));
    }

    /// <summary>Ends when the descriptor is closed on the other side.</summary>
    public Task Completion { get; }

    /// <summary>Waits for the marker of the cell that just ended, unless an earlier one never came: then a cell closed the descriptor.</summary>
    public async Task DrainAsync(TimeSpan patience)
    {
        if (deaf) return;
        var marked = markers.Reader.ReadAsync().AsTask();
        deaf = await Task.WhenAny(marked, Task.Delay(patience)).ConfigureAwait(false) != marked;
    }

    /// <summary>Bytes beyond the limit since the last call.</summary>
    public long TakeDropped() => Math.Max(0, Interlocked.Exchange(ref seen, 0) - limit);

    private async Task ReadAsync(Stream stream)
    {
        var buffer = new byte[1 << 16];
        var held = 0;
        try
        {
            while (await stream.ReadAsync(buffer.AsMemory(held)).ConfigureAwait(false) is > 0 and var read)
                held = Consume(buffer, held + read);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The process was killed, or the client no longer waits for who holds the descriptor; what came before is already handed on.
        }
        HandOn(buffer.AsSpan(0, held));
        EndText();
        markers.Writer.TryWrite(true);
        deaf = true;
    }

    /// <summary>Hands on everything that cannot belong to a marker; returns how many bytes remain at the buffer's start.</summary>
    private int Consume(byte[] buffer, int length)
    {
        var start = 0;
        for (int at; (at = buffer.AsSpan(start, length - start).IndexOf(marker)) >= 0; start += at + marker.Length)
        {
            HandOn(buffer.AsSpan(start, at));
            EndText();
            markers.Writer.TryWrite(true);
        }
        var rest = buffer.AsSpan(start, length - start);
        var partial = Enumerable.Range(1, marker.Length - 1).Reverse().FirstOrDefault(size => EndsWith(buffer, start, length, size));
        HandOn(rest[..^partial]);
        rest[^partial..].CopyTo(buffer);
        return partial;
    }

    private bool EndsWith(byte[] buffer, int start, int length, int size) =>
        size <= length - start && buffer.AsSpan(length - size, size).SequenceEqual(marker.AsSpan(0, size));

    private void HandOn(ReadOnlySpan<byte> bytes)
    {
        var before = Interlocked.Add(ref seen, bytes.Length) - bytes.Length;
        var kept = bytes[..(int)Math.Clamp(limit - before, 0, bytes.Length)];
        Decode(kept, flush: false);
    }

    /// <summary>Nothing of a character that one cell did not finish may be left for the next.</summary>
    private void EndText()
    {
        // A character that the limit cut in two is the limit's doing; the cell did not write half of it.
        if (Interlocked.Read(ref seen) > limit) decoder.Reset();
        else Decode([], flush: true);
    }

    private void Decode(ReadOnlySpan<byte> bytes, bool flush)
    {
        // Not one character a byte: the bytes held back from the last call may become one more.
        var text = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        var count = decoder.GetChars(bytes, text, flush);
        if (count == 0) return;
        try
        {
            sink(new string(text, 0, count));
        }
#pragma warning disable CA1031 // Whatever the client's callback throws: who does not read on blocks every program that prints.
        catch (Exception)
#pragma warning restore CA1031
        {
            // The text is lost to the callback that refused it.
        }
    }
}
