using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace NotebookEngine.Session;

/// <summary>
/// The Unix domain socket between client and session. On Linux its name is abstract: no file, so neither a long, missing or read-only
/// temporary folder nor a killed client matters. Anybody could connect to such a name, so both sides ask whose process the other is.
/// </summary>
internal static partial class SessionSocket
{
    private const int SocketLevel = 1;
    private const int PeerCredentials = 17;

    /// <summary>A fresh address: a path, or <c>@name</c> for an abstract name.</summary>
    public static string NewAddress()
    {
        var name = $"notebook-{RandomNumberGenerator.GetHexString(32, true)}";
        return OperatingSystem.IsLinux() ? "@" + name : Path.Combine(Path.GetTempPath(), name);
    }

    /// <summary>Listens for one session.</summary>
    /// <exception cref="IOException">The socket cannot be made.</exception>
    public static Socket Listen(string address)
    {
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            listener.Bind(EndPoint(address));
            listener.Listen(1);
            return listener;
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            listener.Dispose();
            throw new IOException($"the socket {address} for the notebook's session cannot be made: {exception.Message}", exception);
        }
    }

    /// <summary>The next connection from a process of this user.</summary>
    public static async Task<Socket> AcceptAsync(Socket listener, CancellationToken cancellationToken)
    {
        while (true)
        {
            var socket = await listener.AcceptAsync(cancellationToken).ConfigureAwait(false);
            if (IsOwn(socket)) return socket;
            socket.Dispose();
        }
    }

    /// <summary>Connects, blocking: a socket used without any asynchronous call needs no thread of the pool.</summary>
    /// <exception cref="IOException">The socket is another user's.</exception>
    public static Socket Connect(string address)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(EndPoint(address));
        return IsOwn(socket) ? socket : throw new IOException($"the socket {address} is another user's");
    }

    /// <summary>Removes what a listener leaves in the file system.</summary>
    public static void Remove(string address)
    {
        if (!address.StartsWith('@')) File.Delete(address);
    }

    private static UnixDomainSocketEndPoint EndPoint(string address) => new(address.StartsWith('@') ? "\0" + address[1..] : address);

    private static bool IsOwn(Socket socket)
    {
        if (!OperatingSystem.IsLinux()) return true;
        // struct ucred: process, user and group, four bytes each.
        Span<byte> credentials = stackalloc byte[12];
        socket.GetRawSocketOption(SocketLevel, PeerCredentials, credentials);
        return MemoryMarshal.Cast<byte, uint>(credentials)[1] == UserId();
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint UserId();
}
