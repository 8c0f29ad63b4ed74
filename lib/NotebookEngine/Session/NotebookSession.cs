using NotebookEngine.Documents;

namespace NotebookEngine.Session;

/// <summary>
/// A C# session in a process of its own: cells run there one after another and share their variables. What a cell does to its process
/// - ends it, blocks it, floods it - cannot harm the caller.
/// </summary>
public sealed class NotebookSession : IAsyncDisposable
{
    /// <summary>How long to wait for what must come at once unless a cell has broken its own process.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock events = new();
    private readonly SessionProcess child;
    private readonly RawOutput standardOutput;
    private readonly RawOutput standardError;
    private readonly Task<bool> ready;
    private Action<SessionEvent>? listener;
    private string early = "";
    private bool listened;
    private bool overflowed;

    private NotebookSession(SessionOptions options)
    {
        child = new SessionProcess(options);
        standardOutput = Read(child.Process.StandardOutput.BaseStream, isError: false);
        standardError = Read(child.Process.StandardError.BaseStream, isError: true);
        ready = BecomeReadyAsync();

        RawOutput Read(Stream stream, bool isError) =>
            new(stream, child.Marker, options.StreamLimit, text => Raise(new SessionEvent.Printed(isError, text)));
    }

    /// <summary>The session's process id.</summary>
    public int ProcessId => child.Process.Id;

    /// <summary>Starts a session and returns at once; it warms up while the caller goes on.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">dotnet cannot be started, or the working directory does not exist.</exception>
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
        await using var cancellation = cancellationToken.UnsafeRegister(_ => child.Kill(), null).ConfigureAwait(false);
        overflowed = false;
        Listen(onEvent);
        try
        {
            var runs = await ready.ConfigureAwait(false) && !child.Process.HasExited;
            return runs ? await RunAsync(new SessionRequest(code, name)).ConfigureAwait(false) : await NotRunningAsync().ConfigureAwait(false);
        }
        finally
        {
            Listen(null);
        }
    }

    /// <summary>Ends the session's process and every process its cells started.</summary>
    public async ValueTask DisposeAsync()
    {
        child.Kill();
        await child.Process.WaitForExitAsync().ConfigureAwait(false);
        (await child.ConnectionAsync().ConfigureAwait(false))?.Dispose();
        await StopReadingAsync().ConfigureAwait(false);
        child.Process.Dispose();
    }

    private async Task<bool> BecomeReadyAsync() =>
        await child.ConnectionAsync().ConfigureAwait(false) is { } frames
        && await frames.ReadAsync(SessionJson.Wire.SessionEvent).ConfigureAwait(false) is SessionEvent.Ready;

    private async Task<ExecutionResult> RunAsync(SessionRequest request)
    {
        var frames = (await child.ConnectionAsync().ConfigureAwait(false))!;
        CellError? crash = null;
        if (!TryWrite(frames, request)) return await EndAsync(null).ConfigureAwait(false);
        while (await frames.ReadAsync(SessionJson.Wire.SessionEvent).ConfigureAwait(false) is { } happening)
        {
            if (happening is SessionEvent.Done done) return await FinishAsync(done).ConfigureAwait(false);
            if (happening is SessionEvent.Crash crashed) crash = crashed.Error;
            else Raise(happening);
        }
        return await EndAsync(crash).ConfigureAwait(false);
    }

    private async Task<ExecutionResult> NotRunningAsync()
    {
        await EndAsync(null).ConfigureAwait(false);
        return new ExecutionResult(ExitDescription.OfDeadSession(child.Process.ExitCode), SessionEnded: true);
    }

    private static bool TryWrite(FrameStream frames, SessionRequest request)
    {
        try
        {
            frames.Write(request, SessionJson.Wire.SessionRequest);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task<ExecutionResult> FinishAsync(SessionEvent.Done done)
    {
        await Task.WhenAll(standardOutput.DrainAsync(Patience), standardError.DrainAsync(Patience)).ConfigureAwait(false);
        NoteDropped(done.DroppedBytes);
        return new ExecutionResult(done.Error, SessionEnded: false);
    }

    private async Task<ExecutionResult> EndAsync(CellError? crash)
    {
        // A cell may have closed the socket and live on; and its own children may hold the descriptors open.
        await Task.WhenAny(child.Process.WaitForExitAsync(), Task.Delay(Patience)).ConfigureAwait(false);
        child.Kill();
        await child.Process.WaitForExitAsync().ConfigureAwait(false);
        await StopReadingAsync().ConfigureAwait(false);
        NoteDropped(0);
        return new ExecutionResult(crash ?? ExitDescription.Of(child.Process.ExitCode), SessionEnded: true);
    }

    /// <summary>Waits for the end of both descriptors, which a process that a cell left behind may hold open.</summary>
    private async Task StopReadingAsync()
    {
        var both = Task.WhenAll(standardOutput.Completion, standardError.Completion);
        await Task.WhenAny(both, Task.Delay(Patience)).ConfigureAwait(false);
    }

    private void NoteDropped(long managed)
    {
        var dropped = managed + standardOutput.TakeDropped() + standardError.TakeDropped();
        if (dropped > 0) Raise(new SessionEvent.Printed(true, $"\n… {dropped:N0} more bytes not shown\n"));
        else if (overflowed) Raise(new SessionEvent.Printed(true, "\n… more output not shown\n"));
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
