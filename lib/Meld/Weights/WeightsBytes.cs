using Microsoft.Win32.SafeHandles;

namespace Meld.Weights;

/// <summary>
/// The bytes of a weights file, read from where they lie straight into the memory that wants them. Not mapped: a file that another process shortens
/// is then an error and not the end of this process. Safe for use from several threads.
/// </summary>
internal sealed class WeightsBytes : IDisposable
{
    private readonly SafeFileHandle handle;

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public WeightsBytes(string path)
    {
        handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        (Path, Length) = (path, RandomAccess.GetLength(handle));
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Bytes it had when it was opened.</summary>
    public long Length { get; }

    /// <summary>Fills the destination with the bytes from an offset on.</summary>
    /// <exception cref="WeightsFormatException">The file became shorter.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public void Read(long offset, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            var read = RandomAccess.Read(handle, destination, offset);
            if (read == 0) throw Error("the file became shorter while it was read.");
            destination = destination[read..];
            offset += read;
        }
    }

    /// <summary>An error of the file as a whole.</summary>
    public WeightsFormatException Error(string problem, Exception? cause = null) => new(Path, null, problem, cause);

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();
}
