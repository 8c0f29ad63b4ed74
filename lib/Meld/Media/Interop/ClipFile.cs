using Microsoft.Win32.SafeHandles;

namespace Meld.Media.Interop;

/// <summary>Opens a clip's file for the shim.</summary>
internal static unsafe class ClipFile
{
    /// <summary>Opens it for reading. Only a regular file is opened: a pipe would block.</summary>
    /// <exception cref="MediaException">It is not there or may not be read.</exception>
    internal static SafeFileHandle Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        // The shim's string would end there, and name another file.
        if (path.Contains('\0')) throw new ArgumentException("A path has no zero character.", nameof(path));
        int file;
        ClipExchange.Check(path, MediaShim.media_open(path, &file), CancellationToken.None);
        return new SafeFileHandle(file, ownsHandle: true);
    }
}
