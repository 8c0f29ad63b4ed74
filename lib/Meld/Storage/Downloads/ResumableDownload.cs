using System.Globalization;
using System.Net;
using System.Text;

namespace Meld.Storage.Downloads;

/// <summary>
/// Downloads a file over http and goes on where it stopped, whether the connection broke or the process was killed. The file has its name when it is whole
/// and checked, and not before.
/// </summary>
/// <param name="handler">Sends the requests; see <see cref="CreateHandler"/>. Not disposed.</param>
/// <param name="clock">Measures pauses and stalls.</param>
/// <param name="random">Spreads the pauses, so that many who were cut off together do not come back together.</param>
/// <param name="settings">How patient it is.</param>
public sealed class ResumableDownload(HttpMessageHandler handler, TimeProvider clock, Random random, DownloadSettings settings)
{
    /// <summary>What sends requests over the network, as this type needs it: without redirects and decompression of its own.</summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(30),
    };

    /// <summary>Downloads a file, unless it is there.</summary>
    /// <param name="request">Which.</param>
    /// <param name="progress">Told how many bytes are there, and in words whatever goes wrong on the way.</param>
    /// <param name="cancellation">Stops it; what is there stays, and the next call goes on with it.</param>
    /// <exception cref="DownloadException">No address has it, it is not what was published, the disk is too small, or another process downloads it.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<DownloadedFile> FetchAsync(DownloadRequest request, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        request = request with { Path = Path.GetFullPath(request.Path) };
        if (File.Exists(request.Path)) return CheckExisting(request, progress, cancellation);
        Directory.CreateDirectory(Path.GetDirectoryName(request.Path)!);
        using var part = new PartialFile(request.Path);
        using var client = new HttpMessageInvoker(handler, disposeHandler: false);
        var transfer = new Transfer(client, clock, random, settings, request, part, progress);
        for (var restarted = false; ; restarted = true)
        {
            await FromAnyAddressAsync(transfer, request, cancellation).ConfigureAwait(false);
            var (size, hash) = (part.Length, part.Hash(done => progress.Report(new($"checking {transfer.Name}", done, part.Length, "bytes")), cancellation));
            if (Mismatch(request, hash) is { } problem)
            {
                var wasResumed = transfer.WasResumed;
                part.Restart(null);
                // What came in pieces may not have fitted together; what came in one piece is what the server has.
                if (!wasResumed || restarted) throw new DownloadException($"{transfer.Name} was downloaded, but {problem}; nothing of it was kept.");
                progress.Report(new($"{transfer.Name} did not come together from its parts: it starts again"));
                continue;
            }
            // Hash first: whatever is under the name afterwards has one.
            DurableFile.Write(HashPath(request), stream => stream.Write(Encoding.UTF8.GetBytes($"{hash}  {transfer.Name}\n")));
            part.Complete(request.Path);
            return new DownloadedFile(request.Path, size, hash, IsVerified: request.HasHash, WasThere: false);
        }
    }

    private static DownloadedFile CheckExisting(DownloadRequest request, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        using var file = new FileStream(request.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        var name = Path.GetFileName(request.Path);
        if (request.Size is { } size && size != file.Length)
            throw new DownloadException($"{request.Path} has {Bytes(file.Length)}, and {Bytes(size)} are published; remove it to download it anew.");
        var hash = Digest.Of(file, done => progress.Report(new($"checking {name}", done, file.Length, "bytes")), cancellation);
        if (Mismatch(request, hash) is { } problem) throw new DownloadException($"{request.Path} is there, but {problem}; remove it to download it anew.");
        return new DownloadedFile(request.Path, file.Length, hash, IsVerified: request.HasHash, WasThere: true);
    }

    private static string? Mismatch(DownloadRequest request, Digest hash)
    {
        if (request.Sha256 is { } published && published != hash) return $"its SHA-256 is {hash}, and {published} is published";
        if (request.Sha256Prefix is { } prefix && !hash.ToString().StartsWith(prefix, StringComparison.Ordinal))
            return $"its SHA-256 is {hash}, and one that begins with {prefix} is published";
        if (request.Sha256 is null && Pinned(request) is { } pinned && pinned != hash)
            return $"its SHA-256 is {hash}, and at the first download it was {pinned} ({HashPath(request)})";
        return null;
    }

    private static Digest? Pinned(DownloadRequest request)
    {
        if (!File.Exists(HashPath(request))) return null;
        try
        {
            return Digest.Parse(File.ReadAllText(HashPath(request)).Split(' ')[0].Trim());
        }
        catch (FormatException error)
        {
            throw new DownloadException($"{HashPath(request)} holds no SHA-256 value; remove it.", error);
        }
    }

    private static string HashPath(DownloadRequest request) => request.Path + ".sha256";

    private static string Bytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes");

    private static async Task FromAnyAddressAsync(Transfer transfer, DownloadRequest request, CancellationToken cancellation)
    {
        var failures = new List<AddressFailure>();
        foreach (var address in request.Addresses)
        {
            try
            {
                await transfer.FromAsync(address, cancellation).ConfigureAwait(false);
                return;
            }
            catch (AddressFailure failure)
            {
                failures.Add(failure);
            }
        }
        var kept = transfer.Length > 0 ? $" What is there of it ({Bytes(transfer.Length)}) stays, and the same command goes on with it." : "";
        throw new DownloadException(
            $"{transfer.Name} cannot be downloaded: {string.Join("; ", failures.Select(failure => failure.Message))}.{kept}", failures.FirstOrDefault());
    }
}
