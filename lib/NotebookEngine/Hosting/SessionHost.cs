using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using NotebookEngine.Documents;
using NotebookEngine.Session;

namespace NotebookEngine.Hosting;

/// <summary>The session process: answers requests one at a time until its client goes away.</summary>
internal static class SessionHost
{
    /// <summary>The outputs of the cell that runs now, if this process is a session.</summary>
    public static CellChannel? Channel { get; private set; }

    /// <summary>Connects to the client and serves it; ends with the process.</summary>
    /// <param name="address">The client's Unix domain socket.</param>
    /// <param name="marker">Written to both descriptors at the end of each cell.</param>
    /// <param name="streamLimit">Bytes of console output sent for one cell.</param>
    public static async Task<int> RunAsync(string address, byte[] marker, int streamLimit)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(address)).ConfigureAwait(false);
        using var frames = new FrameStream(new NetworkStream(socket, ownsSocket: true));
        using var channel = new CellChannel(frames, streamLimit);
        Channel = channel;
        var descriptors = new NativeOutput(marker);
        Console.SetOut(new ChannelWriter(channel, isError: false));
        Console.SetError(new ChannelWriter(channel, isError: true));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => channel.Flush();
        AppDomain.CurrentDomain.UnhandledException += (_, happening) => Die(channel, happening.ExceptionObject);

        // Ctrl-C reaches every process of the terminal; only the client decides what it means.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);

        var requests = ReadRequests(frames);
        // The formatters take as long to load as a cell takes to compile; the compiler leaves a core free meanwhile.
        var formatters = Task.Run(() => ValueFormatter.Format(Array.Empty<int>()));
        var script = await ScriptHost.CreateAsync(Environment.CurrentDirectory).ConfigureAwait(false);
        await formatters.ConfigureAwait(false);
        frames.Write(new SessionEvent.Ready(), SessionJson.Wire.SessionEvent);
        foreach (var request in requests.GetConsumingEnumerable())
        {
            channel.Open();
            var error = await script.ExecuteAsync(request, channel).ConfigureAwait(false);
            descriptors.EndCell();
            channel.Close(error);
        }
        return 0;
    }

    /// <summary>Reads on a thread of its own, so that a client that dies while a cell runs ends this process at once.</summary>
    private static BlockingCollection<SessionRequest> ReadRequests(FrameStream frames)
    {
        var requests = new BlockingCollection<SessionRequest>();
        var reader = new Thread(() =>
        {
            while (frames.ReadAsync(SessionJson.Wire.SessionRequest).GetAwaiter().GetResult() is { } request) requests.Add(request);
            Process.GetCurrentProcess().Kill();
        });
        reader.IsBackground = true;
        reader.Start();
        return requests;
    }

    /// <summary>Reports an exception that nothing caught and ends the process without the runtime's own report of it.</summary>
    private static void Die(CellChannel channel, object exception)
    {
        channel.Flush();
        var error = exception is Exception known ? CellErrors.FromException(known, null) : new CellError(exception.GetType().Name, $"{exception}");
        var message = $"{error.Message}\n(nothing caught it on its thread, so it ended the session process)";
        channel.Send(new SessionEvent.Crash(error with { Message = message }));
        Process.GetCurrentProcess().Kill();
    }
}
