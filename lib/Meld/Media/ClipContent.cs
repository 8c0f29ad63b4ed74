using Meld.Media.Interop;
using Meld.Storage;

namespace Meld.Media;

/// <summary>Reads the content of a clip's file.</summary>
internal static class ClipContent
{
    /// <summary>SHA-256 of its bytes. Only a regular file is opened: a pipe would block.</summary>
    /// <exception cref="MediaException">It is not there, may not be read, or cannot be (<see cref="MediaProblem.Missing"/>).</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Digest Hash(string path, CancellationToken cancellation)
    {
        using var handle = ClipFile.Open(path);
        try
        {
            using var file = new FileStream(handle, FileAccess.Read, bufferSize: 0);
            return Digest.Of(file, null, cancellation);
        }
        catch (IOException error) when (error is not MediaException)
        {
            throw new MediaException(path, MediaProblem.Missing, $"it cannot be read: {error.Message.TrimEnd('.')}", error);
        }
    }
}
