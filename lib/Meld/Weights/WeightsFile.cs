using Meld.Weights.Checkpoints;
using Meld.Weights.Safetensors;

namespace Meld.Weights;

/// <summary>
/// Pretrained weights in a file, whatever its format: opening reads what describes the tensors, and each is read when it is asked for. Safe for use
/// from several threads.
/// </summary>
/// <param name="path">The file.</param>
public abstract class WeightsFile(string path) : IDisposable
{
    private static readonly Dictionary<string, string> NoMetadata = [];

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>The tensors by name.</summary>
    public abstract IReadOnlyDictionary<string, TensorInfo> Tensors { get; }

    /// <summary>Free texts by name, where the format has them.</summary>
    public virtual IReadOnlyDictionary<string, string> Metadata => NoMetadata;

    /// <summary>Copies a tensor's elements in row-major order, little-endian.</summary>
    /// <param name="name">The tensor.</param>
    /// <param name="destination">As many bytes as it has.</param>
    /// <exception cref="KeyNotFoundException">There is no such tensor.</exception>
    /// <exception cref="ArgumentException">The destination has another size.</exception>
    /// <exception cref="WeightsFormatException">The file is damaged there.</exception>
    public abstract void Read(string name, Span<byte> destination);

    /// <summary>
    /// Opens a file; its content says which format it has: safetensors, a checkpoint of PyTorch (its zip archive or the stream before 1.6), or the index of a
    /// checkpoint in several files (<c>model.safetensors.index.json</c>), which are opened with it.
    /// </summary>
    /// <exception cref="WeightsFormatException">It has no known format, or breaks it.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static WeightsFile Open(string path) => WeightsFormats.Of(path) is WeightsFormat.Index ? new ShardedWeights(path) : OpenSingle(path);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a file that is no index of others.</summary>
    /// <exception cref="WeightsFormatException">It has no known format, or breaks it.</exception>
    internal static WeightsFile OpenSingle(string path) => WeightsFormats.Of(path) switch
    {
        WeightsFormat.Safetensors => new SafetensorsWeights(path),
        WeightsFormat.Checkpoint => new CheckpointWeights(path),
        _ => throw new WeightsFormatException(path, null, "is an index of weights files, where the weights themselves should be."),
    };

    /// <summary>Closes the file.</summary>
    protected abstract void Dispose(bool disposing);

    /// <summary>Checks what <see cref="Read"/> is asked for.</summary>
    /// <exception cref="KeyNotFoundException">There is no such tensor.</exception>
    /// <exception cref="ArgumentException">The destination has another size.</exception>
    private protected void CheckRead(string name, int length)
    {
        if (!Tensors.TryGetValue(name, out var info)) throw new KeyNotFoundException($"{Path} has no tensor \"{name}\".");
        if (length != info.ByteCount) throw new ArgumentException($"{name} has {info.ByteCount} bytes, not {length}.", nameof(length));
    }
}
