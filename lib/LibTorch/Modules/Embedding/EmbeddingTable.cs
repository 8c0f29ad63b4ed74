using TorchSharp.Interop;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>What Embedding and EmbeddingBag do with their tables.</summary>
internal static class EmbeddingTable
{
    /// <summary>A table of standard normal numbers, one row zeroed.</summary>
    internal static Parameter Normal(long rows, long columns, long? padding, Device? device, ScalarType? dtype)
    {
        var weight = Allocate.Parameter(device, dtype, rows, columns);
        init.normal_(weight);
        if (Row(weight, padding) is not { } zeroed) return weight;
        using var values = Aten.detach(weight);
        using var row = Aten.select_int(values, 0, zeroed);
        Aten.zero_(row);
        return weight;
    }

    /// <summary>A table over given numbers.</summary>
    internal static Parameter Given(Tensor embeddings, bool freeze, Device? device, ScalarType? dtype)
    {
        if (embeddings.ndim != 2) throw new ArgumentException($"a table of embeddings has 2 dimensions, not {embeddings.ndim}", nameof(embeddings));
        using var values = Aten.to_dtype_layout(embeddings, dtype ?? embeddings.dtype, device: device ?? embeddings.device);
        return new Parameter(values, !freeze);
    }

    /// <summary>The number of a row that may be counted from the end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such row.</exception>
    internal static long? Row(Tensor weight, long? row)
    {
        if (row is not { } given) return null;
        var rows = weight.shape[0];
        if (given >= rows || given < -rows) throw new ArgumentOutOfRangeException(nameof(row), given, $"padding lies outside a table of {rows} rows");
        return given < 0 ? given + rows : given;
    }

    /// <summary>Scales the rows in use down to a norm; gradients take no notice of it.</summary>
    internal static void LimitNorms(Tensor weight, Tensor indices, double limit, double p)
    {
        using var values = Aten.detach(weight);
        Aten.embedding_renorm_(values, indices, limit, p);
    }
}
