using Microsoft.Win32.SafeHandles;

namespace Meld.Features.Lmdb.Format;

/// <summary>The data file of an LMDB environment, read without LMDB and without mapping it: whatever is in it, reading cannot go wrong.</summary>
internal sealed class DataFile : IDisposable
{
    private readonly SafeFileHandle handle;

    /// <summary>Opens it.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public DataFile(string path) => handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Its length now.</summary>
    public long Length => RandomAccess.GetLength(handle);

    /// <summary>Reads until the buffer is full or the file ends.</summary>
    /// <returns>How many bytes were read.</returns>
    /// <exception cref="IOException">The disk cannot read them.</exception>
    public int Read(long offset, Span<byte> buffer)
    {
        var done = 0;
        while (done < buffer.Length && RandomAccess.Read(handle, buffer[done..], offset + done) is > 0 and var read) done += read;
        return done;
    }

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();
}
