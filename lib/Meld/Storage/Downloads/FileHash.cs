using System.Security.Cryptography;

namespace Meld.Storage.Downloads;

/// <summary>SHA-256 of large files, told how far it is.</summary>
internal static class FileHash
{
    /// <summary>The digest of what is left of a stream.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Digest Of(Stream content, Action<long> progress, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        var done = 0L;
        for (int length; (length = content.Read(buffer)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, length);
            progress(done += length);
        }
        return new Digest(hash.GetHashAndReset());
    }
}
