namespace Meld.Weights;

/// <summary>
/// Pretrained weights in a file, whatever its format: opening reads what describes the tensors, and each is read when it is asked for. Safe for use from several
/// threads.
/// </summary>
/// <param name="path">The file.</param>
public abstract class WeightsFile(string path) : IDisposable
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>The tensors by name.</summary>
    public abstract IReadOnlyDictionary<string, TensorInfo> Tensors { get; }

    /// <summary>Copies a tensor's elements in row-major order, little-endian.</summary>
    /// <param name="name">The tensor.</param>
    /// <param name="destination">As many bytes as it has.</param>
    /// <exception cref="KeyNotFoundException">There is no such tensor.</exception>
    /// <exception cref="ArgumentException">The destination has another size.</exception>
    /// <exception cref="WeightsFormatException">The file is damaged there.</exception>
    public abstract void Read(string name, Span<byte> destination);

    /// <summary>Opens a file; its content says which format it has: safetensors, or a checkpoint of PyTorch.</summary>
    /// <exception cref="WeightsFormatException">It has no known format, or breaks it.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static WeightsFile Open(string path) => new SafetensorsWeights(path);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the file.</summary>
    protected abstract void Dispose(bool disposing);
}
