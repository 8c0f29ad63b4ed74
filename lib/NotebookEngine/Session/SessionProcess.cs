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
    private readonly Task<FrameStream?> connection;

    /// <summary>Starts the process; does not wait for it.</summary>
    /// <param name="options">How.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">dotnet cannot be started, or the working directory does not exist.</exception>
    public SessionProcess(SessionOptions options)
    {
        var address = Path.Combine(Path.GetTempPath(), $"notebook-{RandomNumberGenerator.GetHexString(16, true)}.sock");
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(address));
        listener.Listen(1);
        Marker = RandomNumberGenerator.GetBytes(16);
        try
        {
            Process = Process.Start(StartInfo(options, address, Convert.ToHexString(Marker)))!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            listener.Dispose();
            File.Delete(address);
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

    /// <summary>Ends the process and every process it started; nothing happens when it has already ended.</summary>
    public void Kill()
    {
        try
        {
            Process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in between.
        }
    }

    private async Task<FrameStream?> ConnectAsync(Socket listener, string address)
    {
        try
        {
            using var exited = new CancellationTokenSource();
            var accept = listener.AcceptAsync(exited.Token).AsTask();
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
            File.Delete(address);
        }
    }

    private static ProcessStartInfo StartInfo(SessionOptions options, string address, string marker)
    {
        var start = new ProcessStartInfo(DotnetPath())
        {
            WorkingDirectory = options.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { ProgramPath(), "session", address, marker, $"{options.StreamLimit}" },
        };
        foreach (var (name, value) in options.Environment) start.Environment[name] = value;
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
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var path = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(path) ? path : name;
    }
}
