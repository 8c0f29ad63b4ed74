using Meld.Storage;
using Meld.Weights.Checkpoints;
using Meld.Weights.Safetensors;

namespace Meld.Weights;

/// <summary>Writes weights files in the formats that others read.</summary>
public static class WeightsFiles
{
    // What huggingface/transformers asks of a file before it loads it.
    private static readonly Dictionary<string, string> PyTorchMetadata = new() { ["format"] = "pt" };

    private static readonly string[] CheckpointExtensions = [".pt", ".pth", ".bin"];

    /// <summary>
    /// Writes all tensors of a file to another, with equal names, types, shapes and bytes, one tensor in memory at a time. The target's extension says the
    /// format: <c>.safetensors</c>, or <c>.pt</c>, <c>.pth</c> and <c>.bin</c> for a checkpoint that <c>torch.load</c> reads (1.6 or later, also with
    /// <c>weights_only</c>). Tensors that share memory in the source are written once each. Equal tensors give equal bytes.
    /// </summary>
    /// <param name="source">The weights.</param>
    /// <param name="target">The file to write, in place of what is there; after a power cut there is the old one or the new one.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellation">Stops it; the target stays as it was.</param>
    /// <exception cref="WeightsException">The extension names no format.</exception>
    /// <exception cref="WeightsFormatException">The source is damaged, or has a tensor that the format cannot name.</exception>
    /// <exception cref="IOException">The target cannot be written.</exception>
    public static void Convert(WeightsFile source, string target, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var tensors = new TensorCopies(source, progress, cancellation);
        var metadata = source.Metadata.Count > 0 ? source.Metadata : PyTorchMetadata;
        Action<Stream> write = Path.GetExtension(target).ToLowerInvariant() switch
        {
            ".safetensors" => stream => SafetensorsWriter.Write(source, metadata, tensors, stream),
            var extension when CheckpointExtensions.Contains(extension) => stream => CheckpointWriter.Write(source, tensors, stream),
            _ => throw new WeightsException($"{target}: weights are written as .safetensors, or as {string.Join(", ", CheckpointExtensions)} for PyTorch."),
        };
        try
        {
            DurableFile.Write(target, write);
        }
        catch
        {
            File.Delete(target + DurableFile.TemporarySuffix);
            throw;
        }
    }
}
