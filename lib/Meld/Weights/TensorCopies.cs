namespace Meld.Weights;

/// <summary>Reads the tensors of a file one after the other into the same memory, as a conversion wants them.</summary>
/// <param name="source">The file.</param>
/// <param name="progress">Told the share of the bytes that were read.</param>
/// <param name="cancellation">Stops it.</param>
internal sealed class TensorCopies(WeightsFile source, IProgress<double>? progress, CancellationToken cancellation)
{
    private readonly long total = Math.Max(1, source.Tensors.Values.Sum(tensor => (long)tensor.ByteCount));
    private byte[] buffer = [];
    private long done;

    /// <summary>The elements of a tensor, until the next is read.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="WeightsFormatException">The source is damaged there.</exception>
    public ReadOnlySpan<byte> Read(string name)
    {
        cancellation.ThrowIfCancellationRequested();
        var length = source.Tensors[name].ByteCount;
        if (buffer.Length < length) buffer = new byte[length];
        source.Read(name, buffer.AsSpan(0, length));
        progress?.Report((double)(done += length) / total);
        return buffer.AsSpan(0, length);
    }
}
