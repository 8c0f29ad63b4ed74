using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace NotebookEngine.Session;

/// <summary>
/// Starts the session process and connects to it over a Unix domain socket. A socket, not inherited pipes: .NET marks it close-on-exec,
/// so neither a session started at the same time nor a program started by a cell can hold it open and hide the end of either side.
/// </summary>
internal sealed class SessionProcess
{
    private readonly string name = RandomNumberGenerator.GetHexString(32, true);
    private readonly Task<FrameStream?> connection;

    /// <summary>Starts the process; does not wait for it.</summary>
    /// <param name="options">How.</param>
    /// <exception cref="Win32Exception">dotnet cannot be started, or the working directory does not exist.</exception>
    /// <exception cref="IOException">No socket can be made.</exception>
    public SessionProcess(SessionOptions options)
    {
        var address = SessionSocket.NewAddress();
        var listener = SessionSocket.Listen(address);
        Marker = RandomNumberGenerator.GetBytes(16);
        try
        {
            Process = Process.Start(StartInfo(options, address))!;
        }
        catch (Win32Exception)
        {
            listener.Dispose();
            SessionSocket.Remove(address);
            throw;
        }
        Process.StandardInput.Close();
        connection = ConnectAsync(listener, address);
    }

    /// <summary>The process.</summary>
    public Process Process { get; }

    /// <summary>What the process writes to both its descriptors at the end of each cell.</summary>
    public byte[] Marker { get; }

    /// <summary>The protocol's stream, or null when the process ended without connecting.</summary>
    public Task<FrameStream?> ConnectionAsync() => connection;

    /// <summary>Ends the process and every process it started, also when it has itself ended already. Throws nothing.</summary>
    public void Kill()
    {
        // A child that runs as another user cannot be killed, and must keep nobody else alive.
        if (!TryKill(entireProcessTree: true)) TryKill(entireProcessTree: false);
        SessionFamily.Kill(name);
    }

    private bool TryKill(bool entireProcessTree)
    {
        try
        {
            Process.Kill(entireProcessTree);
            return true;
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in between.
            return true;
        }
        catch (Exception exception) when (exception is AggregateException or Win32Exception)
        {
            return false;
        }
    }

    private async Task<FrameStream?> ConnectAsync(Socket listener, string address)
    {
        try
        {
            using var exited = new CancellationTokenSource();
            var accept = SessionSocket.AcceptAsync(listener, exited.Token);
            await Task.WhenAny(accept, Process.WaitForExitAsync()).ConfigureAwait(false);
            await exited.CancelAsync().ConfigureAwait(false);
            return new FrameStream(new NetworkStream(await accept.ConfigureAwait(false), ownsSocket: true));
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            listener.Dispose();
            SessionSocket.Remove(address);
        }
    }

    private ProcessStartInfo StartInfo(SessionOptions options, string address)
    {
        var start = new ProcessStartInfo(DotnetPath())
        {
            WorkingDirectory = options.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { ProgramPath(), "session", address, Convert.ToHexString(Marker), $"{options.StreamLimit}" },
        };
        // A session ends by being killed, and would leave the runtime's diagnostic sockets in the temporary folder every time.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach (var (key, value) in options.Environment) start.Environment[key] = value;
        start.Environment[SessionFamily.Variable] = name;
        return start;
    }

    /// <summary>The build lays a copy of this program compiled ahead of time in <c>session/</c>, which halves the time to the first cell.</summary>
    private static string ProgramPath()
    {
        var folder = Path.GetDirectoryName(typeof(SessionProcess).Assembly.Location)!;
        var compiled = Path.Combine(folder, "session", "NotebookEngine.dll");
        return File.Exists(compiled) ? compiled : Path.Combine(folder, "NotebookEngine.dll");
    }

    /// <summary>The dotnet that runs this process; it need not be on the path.</summary>
    private static string DotnetPath()
    {
        var program = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var path = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", program));
        return File.Exists(path) ? path : program;
    }
}
