using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using Meld.Storage;
using Microsoft.Win32.SafeHandles;

namespace Meld.Weights.Safetensors;

/// <summary>
/// A safetensors file mapped into memory: opening reads the header alone, and a few elements are read where they lie. Reading is thread-safe, also
/// while another thread disposes: a read after that is an <see cref="ObjectDisposedException"/>.
/// </summary>
internal sealed class SafetensorsMap : IDisposable
{
    private readonly Dictionary<string, SafetensorsEntry> entries;
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly SafeFileHandle handle;
    private readonly long data;

    private SafetensorsMap(string path, FileStream stream)
    {
        var header = SafetensorsReader.ReadHeader(stream, path);
        (Path, Metadata, data, DataLength) = (path, header.Metadata, stream.Position, stream.Length - stream.Position);
        entries = header.Entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        handle = stream.SafeFileHandle;
        file = MemoryMappedFile.CreateFromFile(stream, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        view = file.CreateViewAccessor(0, stream.Length, MemoryMappedFileAccess.Read);
    }

    /// <summary>The file's path.</summary>
    public string Path { get; }

    /// <summary>Free texts by name.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>All entries.</summary>
    public IEnumerable<SafetensorsEntry> Entries => entries.Values;

    /// <summary>Bytes that all tensors take together.</summary>
    public long DataLength { get; }

    /// <summary>Maps a file.</summary>
    /// <exception cref="WeightsFormatException">The file breaks the format.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SafetensorsMap Open(string path)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        try
        {
            return new SafetensorsMap(path, stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The entry of a tensor of the given type and number of dimensions.</summary>
    /// <exception cref="WeightsFormatException">There is none.</exception>
    public SafetensorsEntry Entry(string name, TensorType type, int dimensions)
    {
        if (!entries.TryGetValue(name, out var entry)) throw new WeightsFormatException(Path, name, "is missing.");
        return entry.Type == type && entry.Shape.Length == dimensions
            ? entry
            : throw new WeightsFormatException(Path, name, $"is {entry.Type} of {entry.Shape.Length} dimensions, not {type} of {dimensions}.");
    }

    /// <summary>The entry of a tensor.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public SafetensorsEntry Entry(string name) => entries[name];

    /// <summary>Copies elements of a tensor, counted from <paramref name="index"/>, to fill the destination.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not all in the tensor.</exception>
    public void Read<T>(SafetensorsEntry entry, long index, Span<T> destination)
        where T : unmanaged
    {
        var begin = entry.Begin + (index * Unsafe.SizeOf<T>());
        var end = begin + ((long)destination.Length * Unsafe.SizeOf<T>());
        ArgumentOutOfRangeException.ThrowIfLessThan(begin, entry.Begin, nameof(index));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, entry.End, nameof(index));
        view.SafeMemoryMappedViewHandle.ReadSpan((ulong)(data + begin), destination);
    }

    /// <summary>
    /// Copies bytes of all tensors as they lie in the file. For many of them: a read of the file is one copy, .NET reads a map element by element.
    /// </summary>
    /// <exception cref="WeightsFormatException">The file became shorter.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void ReadData(long offset, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            var read = RandomAccess.Read(handle, destination, data + offset);
            if (read == 0) throw new WeightsFormatException(Path, null, "the file became shorter while it was read.");
            destination = destination[read..];
            offset += read;
        }
    }

    public void Dispose()
    {
        view.Dispose();
        file.Dispose();
    }
}
