using System.Text;
using NotebookEngine.Documents;
using NotebookEngine.Session;

namespace NotebookEngine.Hosting;

/// <summary>
/// Sends a running cell's outputs in the order in which they happen, from any thread. Console text is gathered: the first lines of a
/// cell go out one by one, so that little is lost if the cell kills the process; later ones in blocks.
/// </summary>
internal sealed class CellChannel : IDisposable
{
    private const int EagerLines = 256;
    private const int BlockLength = 8192;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly Lock gate = new();
    private readonly FrameStream frames;
    private readonly int limit;
    private readonly StringBuilder pending = new();
    private readonly Timer timer;
    private readonly DisplayBudget displays = new();
    private bool open;
    private bool pendingIsError;
    private int lines;
    private int kept;
    private long dropped;

    /// <summary>A closed channel.</summary>
    /// <param name="frames">Where events go.</param>
    /// <param name="limit">Bytes of console text sent for one cell; the rest is counted.</param>
    public CellChannel(FrameStream frames, int limit)
    {
        (this.frames, this.limit) = (frames, limit);
        timer = new Timer(_ => Flush());
    }

    /// <summary>Lets outputs through; they belong to the cell that begins now.</summary>
    public void Open()
    {
        lock (gate)
        {
            (open, lines, kept, dropped) = (true, 0, 0, 0);
            pending.Clear();
            displays.Clear();
        }
        timer.Change(Interval, Interval);
    }

    /// <summary>Ends the cell; output that comes later is dropped.</summary>
    public void Close(CellError? error)
    {
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        lock (gate)
        {
            FlushPending(whole: true);
            frames.Write(new SessionEvent.Done(error, dropped, displays.Dropped), SessionJson.Wire.SessionEvent);
            open = false;
        }
    }

    /// <summary>Shows a value, or replaces what is shown under the same id, while the cell is within its limits.</summary>
    /// <exception cref="InvalidOperationException">The value alone is beyond them.</exception>
    public void Show(string id, IReadOnlyDictionary<string, string> data, SessionEvent happening)
    {
        var size = DisplayBudget.Measure(data);
        lock (gate)
        {
            if (displays.Take(id, size)) Send(happening);
            else if (open && displays.Dropped == 1) frames.Write(new SessionEvent.Overflow(), SessionJson.Wire.SessionEvent);
        }
    }

    /// <summary>Sends one event after everything written before it.</summary>
    public void Send(SessionEvent happening)
    {
        lock (gate)
        {
            FlushPending(whole: true);
            if (open) frames.Write(happening, SessionJson.Wire.SessionEvent);
        }
    }

    /// <summary>Sends why the session ends, whether or not a cell runs.</summary>
    public void SendCrash(SessionEvent.Crash crash)
    {
        lock (gate)
        {
            FlushPending(whole: true);
            frames.Write(crash, SessionJson.Wire.SessionEvent);
        }
    }

    /// <summary>Console text of the cell.</summary>
    public void Write(bool isError, ReadOnlySpan<char> text)
    {
        lock (gate)
        {
            if (!open) return;
            if (pendingIsError != isError) FlushPending(whole: true);
            pendingIsError = isError;
            pending.Append(Keep(text));
            if (pending.Length >= BlockLength || (text.Contains('\n') && lines++ < EagerLines)) FlushPending();
        }
    }

    /// <summary>Sends what was written so far.</summary>
    public void Flush()
    {
        lock (gate) FlushPending();
    }

    /// <inheritdoc/>
    public void Dispose() => timer.Dispose();

    /// <summary>The part of the text that is within the limit; the rest is counted. A character counts as one byte at the border.</summary>
    private ReadOnlySpan<char> Keep(ReadOnlySpan<char> text)
    {
        var head = text[..Math.Min(text.Length, Math.Max(0, limit - kept))];
        kept += Encoding.UTF8.GetByteCount(head);
        if (head.Length == text.Length) return head;
        if (dropped == 0) frames.Write(new SessionEvent.Overflow(), SessionJson.Wire.SessionEvent);
        dropped += Encoding.UTF8.GetByteCount(text[head.Length..]);
        return head;
    }

    private void FlushPending(bool whole = false)
    {
        if (pending.Length == 0) return;
        // Half of a surrogate pair has no UTF-8; its other half is on the way, unless something else follows.
        var held = !whole && char.IsHighSurrogate(pending[^1]) ? 1 : 0;
        var text = pending.ToString(0, pending.Length - held);
        pending.Remove(0, text.Length);
        if (open && text.Length > 0) frames.Write(new SessionEvent.Printed(pendingIsError, text), SessionJson.Wire.SessionEvent);
    }
}
