using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Meld.Testing;

/// <summary>A web server on this machine that answers as it is told to, down to connections that break within a byte. One request a connection.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<LoopbackRequest, LoopbackAnswer> answer;
    private readonly ConcurrentQueue<LoopbackRequest> requests = new();
    private readonly CancellationTokenSource stopped = new();
    private readonly Task serving;
    private int count;

    public LoopbackServer(Func<LoopbackRequest, LoopbackAnswer> answer)
    {
        this.answer = answer;
        listener.Start();
        serving = Task.Run(ServeAsync);
    }

    /// <summary>Where it is.</summary>
    public string Root => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>What it was asked so far.</summary>
    public IReadOnlyList<LoopbackRequest> Requests => [.. requests];

    public Uri Address(string path = "/file") => new(Root + path);

    public void Dispose()
    {
        stopped.Cancel();
        listener.Dispose();
        serving.Wait(TimeSpan.FromSeconds(5));
        stopped.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stopped.Token);
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or InvalidOperationException or SocketException)
        {
            // The end.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                if (await ReadAsync(stream) is not { } request) return;
                requests.Enqueue(request);
                var reply = answer(request);
                await stream.WriteAsync(Head(reply), stopped.Token);
                await stream.WriteAsync(reply.Body.AsMemory(0, reply.CutAfter ?? reply.Body.Length), stopped.Token);
                if (reply.Stalls) await Task.Delay(Timeout.Infinite, stopped.Token);
                // Without lingering, closing resets the connection; what was not read by the other end until then is lost, as in life.
                if (reply.CutAfter is not null) client.LingerState = new LingerOption(false, 0);
                client.Client.Shutdown(SocketShutdown.Send);
            }
            catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
            {
                // The other end has gone.
            }
        }
    }

    private async Task<LoopbackRequest?> ReadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        if (await reader.ReadLineAsync(stopped.Token) is not { } first) return null;
        var (from, condition) = ((long?)null, (string?)null);
        while (await reader.ReadLineAsync(stopped.Token) is { Length: > 0 } line)
        {
            if (line.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase)) from = long.Parse(
                line["Range: bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
            if (line.StartsWith("If-Range: ", StringComparison.OrdinalIgnoreCase)) condition = line["If-Range: ".Length..];
        }
        return new LoopbackRequest(Interlocked.Increment(ref count) - 1, first.Split(' ')[1], from, condition);
    }

    private static byte[] Head(LoopbackAnswer answer)
    {
        var head = new StringBuilder($"HTTP/1.1 {answer.Status} Answer\r\nConnection: close\r\n");
        if (answer.ContentLength is { } length) head.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n");
        foreach (var (name, value) in answer.Headers) head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        return Encoding.ASCII.GetBytes(head.Append("\r\n").ToString());
    }
}
