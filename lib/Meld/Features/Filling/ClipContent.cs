using Meld.Media;
using Meld.Media.Interop;
using Meld.Storage;

namespace Meld.Features.Filling;

/// <summary>Reads the content of a clip's file.</summary>
internal static class ClipContent
{
    /// <summary>SHA-256 of its bytes. Only a regular file is opened: a pipe would block.</summary>
    /// <exception cref="MediaException">It is not there, may not be read, or cannot be.</exception>
    public static Digest Hash(string path)
    {
        using var handle = ClipFile.Open(path);
        try
        {
            using var file = new FileStream(handle, FileAccess.Read, bufferSize: 0);
            return Digest.Of(file);
        }
        catch (IOException error) when (error is not MediaException)
        {
            throw new MediaException(path, MediaProblem.Missing, $"it cannot be read: {error.Message.TrimEnd('.')}", error);
        }
    }
}
