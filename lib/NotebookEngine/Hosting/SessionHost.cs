using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using NotebookEngine.Documents;
using NotebookEngine.Session;

namespace NotebookEngine.Hosting;

/// <summary>
/// The session process: answers requests one at a time until its client goes away. Its own threads read, run and write blocking, for a
/// cell may have blocked all of the pool's for good.
/// </summary>
internal static class SessionHost
{
    /// <summary>Bytes of stack for cells and the compiler: twice a usual main thread's, for deep recursion and deeply nested expressions.</summary>
    private const int StackSize = 16 << 20;

    /// <summary>The outputs of the cell that runs now, if this process is a session.</summary>
    public static CellChannel? Channel { get; private set; }

    /// <summary>Connects to the client and serves it; ends with the process.</summary>
    /// <param name="address">The client's Unix domain socket.</param>
    /// <param name="marker">Written to both descriptors at the end of each cell.</param>
    /// <param name="streamLimit">Bytes of console output sent for one cell.</param>
    public static void Run(string address, byte[] marker, int streamLimit)
    {
        var worker = new Thread(() => Serve(address, marker, streamLimit), StackSize);
        worker.Start();
        worker.Join();
    }

    private static void Serve(string address, byte[] marker, int streamLimit)
    {
        using var frames = new FrameStream(new NetworkStream(SessionSocket.Connect(address), ownsSocket: true));
        using var channel = new CellChannel(frames, streamLimit);
        Channel = channel;
        var descriptors = new NativeOutput(marker);
        var (output, error) = (new ChannelWriter(channel, isError: false), new ChannelWriter(channel, isError: true));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => channel.Flush();
        AppDomain.CurrentDomain.UnhandledException += (_, happening) => Die(channel, happening.ExceptionObject);

        // Ctrl-C reaches every process of the terminal; only the client decides what it means.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);

        var requests = ReadRequests(frames, Environment.GetEnvironmentVariable(SessionFamily.Variable));
        // The formatters take as long to load as a cell takes to compile; the compiler leaves a core free meanwhile.
        var formatters = Task.Run(() => ValueFormatter.Format(Array.Empty<int>()));
        var script = ScriptHost.CreateAsync(Environment.CurrentDirectory).GetAwaiter().GetResult();
        formatters.GetAwaiter().GetResult();
        frames.Write(new SessionEvent.Ready(), SessionJson.Wire.SessionEvent);
        foreach (var request in requests.GetConsumingEnumerable())
        {
            // For every cell anew: one before may have sent the console elsewhere.
            Console.SetOut(output);
            Console.SetError(error);
            SpareThreads.Ensure();
            channel.Open();
            var failure = script.ExecuteAsync(request, channel).GetAwaiter().GetResult();
            descriptors.EndCell();
            channel.Close(failure);
        }
    }

    /// <summary>Reads on a thread of its own, so that a client that dies while a cell runs ends this process and its children at once.</summary>
    private static BlockingCollection<SessionRequest> ReadRequests(FrameStream frames, string? session)
    {
        var requests = new BlockingCollection<SessionRequest>();
        var reader = new Thread(() =>
        {
            while (frames.Read(SessionJson.Wire.SessionRequest) is { } request) requests.Add(request);
            if (session is not null) SessionFamily.Kill(session, except: Environment.ProcessId);
            Process.GetCurrentProcess().Kill();
        });
        reader.IsBackground = true;
        reader.Start();
        return requests;
    }

    /// <summary>Reports an exception that nothing caught and ends the process without the runtime's own report of it.</summary>
    private static void Die(CellChannel channel, object exception)
    {
        var error = exception is Exception known ? CellErrors.FromException(known, null) : new CellError(exception.GetType().Name, "");
        var message = $"{error.Message}\n(nothing caught it on its thread, so it ended the session process)";
        channel.SendCrash(new SessionEvent.Crash(error with { Message = message }));
        Process.GetCurrentProcess().Kill();
    }
}
