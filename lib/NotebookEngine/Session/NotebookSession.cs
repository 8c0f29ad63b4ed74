namespace NotebookEngine.Session;

/// <summary>
/// A C# session in a process of its own: cells run there one after another and share their variables. What a cell does to its process
/// - ends it, blocks it, floods it - cannot harm the caller. Every culture is the invariant one there, and naming another
/// (<c>new CultureInfo("de-DE")</c>) throws: sorting and number formats, and so a notebook's outputs, are the same on every machine.
/// </summary>
public sealed class NotebookSession : IAsyncDisposable
{
    /// <summary>How long to wait for what must come at once unless a cell has broken its own process.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>How long to wait, once, for descriptors that a process which cannot be killed holds open.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(0.5);

    private readonly Lock events = new();
    private readonly SessionProcess child;
    private readonly RawOutput standardOutput;
    private readonly RawOutput standardError;
    private readonly Task<bool> ready;
    private Task? stopped;
    private Action<SessionEvent>? listener;
    private string early = "";
    private bool listened;
    private bool overflowed;
    private bool disposed;

    private NotebookSession(SessionOptions options)
    {
        child = new SessionProcess(options);
        standardOutput = Read(child.Process.StandardOutput.BaseStream, isError: false);
        standardError = Read(child.Process.StandardError.BaseStream, isError: true);
        ready = BecomeReadyAsync();

        RawOutput Read(Stream stream, bool isError) =>
            new(stream, child.Marker, options.StreamLimit, text => Raise(new SessionEvent.Printed(isError, text)));
    }

    /// <summary>Starts a session and returns at once; it warms up while the caller goes on.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">dotnet cannot be started, or the working directory does not exist.</exception>
    /// <exception cref="IOException">No socket to it can be made.</exception>
    public static NotebookSession Start(SessionOptions options) => new(options);

    /// <summary>Waits until the session is warm; true, or false when its process has ended.</summary>
    public Task<bool> WaitUntilReadyAsync(CancellationToken cancellationToken = default) => ready.WaitAsync(cancellationToken);

    /// <summary>Runs one cell. Output that comes after its end is dropped. Do not call again before it has ended.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="name">What compiler messages and stack traces call it, for example <c>cell 3</c>.</param>
    /// <param name="onEvent">Called for each output, one at a time, from any thread.</param>
    /// <param name="cancellationToken">Ends the session's process, and so the cell; .NET has no gentler way.</param>
    public async Task<ExecutionResult> ExecuteAsync(
        string code, string name, Action<SessionEvent> onEvent, CancellationToken cancellationToken = default)
    {
        overflowed = false;
        Listen(onEvent);
        var killSwitch = new KillSwitch(child, cancellationToken);
        await using var disarmed = killSwitch.ConfigureAwait(false);
        try
        {
            return await RunAsync(new SessionRequest(code, name), killSwitch).ConfigureAwait(false);
        }
        finally
        {
            Listen(null);
        }
    }

    /// <summary>Ends the session's process and every process its cells started.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, true)) return;
        child.Kill();
        await child.Process.WaitForExitAsync().ConfigureAwait(false);
        (await child.ConnectionAsync().ConfigureAwait(false))?.Dispose();
        await StopReadingAsync().ConfigureAwait(false);
        child.Process.StandardOutput.Dispose();
        child.Process.StandardError.Dispose();
        child.Process.Dispose();
    }

    private async Task<bool> BecomeReadyAsync() =>
        await child.ConnectionAsync().ConfigureAwait(false) is { } frames
        && await frames.ReadAsync(SessionJson.Wire.SessionEvent).ConfigureAwait(false) is SessionEvent.Ready;

    private async Task<ExecutionResult> RunAsync(SessionRequest request, KillSwitch killSwitch)
    {
        var started = await ready.ConfigureAwait(false);
        var runs = started && !child.Process.HasExited;
        // A session that died between two cells may have said why.
        var last = started ? await LastEventAsync(request).ConfigureAwait(false) : null;
        // The cell has ended: a cancellation that comes only now must not meet the session, for the next cell would be blamed for it.
        var cancelled = await killSwitch.DisarmAsync().ConfigureAwait(false);
        var done = last as SessionEvent.Done;
        if (done is not null && !cancelled) return await FinishAsync(done).ConfigureAwait(false);
        await EndAsync().ConfigureAwait(false);
        NoteDropped(done);
        if (cancelled) return new ExecutionResult(ExitDescription.OfCancelledCell, SessionEnded: true, Cancelled: true);
        var code = child.Process.ExitCode;
        var error = (last as SessionEvent.Crash)?.Error ?? (runs ? ExitDescription.Of(code) : ExitDescription.OfDeadSession(code));
        return new ExecutionResult(error, SessionEnded: true);
    }

    /// <summary>Runs the cell; how it ended, or null when the session has gone without a word.</summary>
    private async Task<SessionEvent?> LastEventAsync(SessionRequest request)
    {
        var frames = (await child.ConnectionAsync().ConfigureAwait(false))!;
        SessionEvent? crash = null;
        Write(frames, request);
        while (await frames.ReadAsync(SessionJson.Wire.SessionEvent).ConfigureAwait(false) is { } happening)
        {
            if (happening is SessionEvent.Done) return happening;
            if (happening is SessionEvent.Crash) crash = happening;
            else Raise(happening);
        }
        return crash;
    }

    private static void Write(FrameStream frames, SessionRequest request)
    {
        try
        {
            frames.Write(request, SessionJson.Wire.SessionRequest);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // Nobody is there to read it; what was said before is still to be read.
        }
    }

    private async Task<ExecutionResult> FinishAsync(SessionEvent.Done done)
    {
        await Task.WhenAll(standardOutput.DrainAsync(Patience), standardError.DrainAsync(Patience)).ConfigureAwait(false);
        NoteDropped(done);
        return new ExecutionResult(done.Error, SessionEnded: false);
    }

    private async Task EndAsync()
    {
        // A cell may have closed the socket and live on.
        await Task.WhenAny(child.Process.WaitForExitAsync(), Task.Delay(Patience)).ConfigureAwait(false);
        child.Kill();
        await child.Process.WaitForExitAsync().ConfigureAwait(false);
        await StopReadingAsync().ConfigureAwait(false);
    }

    /// <summary>Waits for the end of both descriptors; a process that a cell left behind as another user may hold them open.</summary>
    private Task StopReadingAsync() =>
        stopped ??= Task.WhenAny(Task.WhenAll(standardOutput.Completion, standardError.Completion), Task.Delay(Grace));

    private void NoteDropped(SessionEvent.Done? done)
    {
        if (done is { DroppedDisplays: > 0 and var displays }) Raise(new SessionEvent.Printed(true, $"\n… {displays:N0} more displays not shown\n"));
        var dropped = (done?.DroppedBytes ?? 0) + standardOutput.TakeDropped() + standardError.TakeDropped();
        if (dropped > 0) Raise(new SessionEvent.Printed(true, $"\n… {dropped:N0} more bytes not shown\n"));
        else if (overflowed && done is null) Raise(new SessionEvent.Printed(true, "\n… more output not shown\n"));
    }

    private void Listen(Action<SessionEvent>? next)
    {
        lock (events)
        {
            listener = next;
            // What the process printed before its first cell says why it did not start.
            if (!listened && early.Length > 0) next?.Invoke(new SessionEvent.Printed(true, early));
            listened = true;
        }
    }

    private void Raise(SessionEvent happening)
    {
        lock (events)
        {
            if (happening is SessionEvent.Overflow) overflowed = true;
            else if (!listened) early += (happening as SessionEvent.Printed)?.Text;
            else listener?.Invoke(happening);
        }
    }
}
