using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The two masks of attention, made one that is added to the scores.</summary>
internal static class AttentionMask
{
    /// <summary>One more key, which nothing masks: the last dimension padded with 0.</summary>
    internal static Tensor? WithOneMoreKey(Tensor? mask) => mask is null ? null : Aten.constant_pad_nd(mask, [0, 1]);

    /// <summary>Checks the attention mask, [queries, keys] or [batch * heads, queries, keys], and gives it three dimensions.</summary>
    internal static Tensor? Attention(Tensor? mask, long batchHeads, long queries, long keys)
    {
        if (mask is null) return null;
        mask = Checked(mask, "attn_mask");
        var shape = mask.shape;
        if (shape.AsSpan().SequenceEqual([queries, keys])) return Aten.unsqueeze(mask, 0);
        if (shape.AsSpan().SequenceEqual([batchHeads, queries, keys])) return mask;
        throw new ArgumentException(
            $"attn_mask: the shape is [{string.Join(", ", shape)}] instead of [{queries}, {keys}] or [{batchHeads}, {queries}, {keys}].", nameof(mask));
    }

    /// <summary>Checks the type of the mask of keys.</summary>
    internal static Tensor? Keys(Tensor? mask) => mask is null ? null : Checked(mask, "key_padding_mask");

    /// <summary>Both masks as one of floats, to add to scores of [batch * heads, queries, keys]; null when there is none.</summary>
    /// <param name="attention">[1 or batch * heads, queries, keys].</param>
    /// <param name="padding">[batch, keys].</param>
    /// <param name="batch">Sequences.</param>
    /// <param name="heads">Heads.</param>
    /// <param name="keys">Keys, added ones too.</param>
    /// <param name="scores">A tensor of the scores' type.</param>
    internal static Tensor? Merged(Tensor? attention, Tensor? padding, long batch, long heads, long keys, Tensor scores)
    {
        var mask = padding is null ? attention : Merged(attention, OfEachHead(padding, batch, heads, keys));
        if (mask is null || mask.dtype != ScalarType.Bool) return mask;
        var floats = Aten.zeros_like(mask, dtype: scores.dtype);
        return Aten.masked_fill__Scalar(floats, mask, double.NegativeInfinity);
    }

    private static Tensor Merged(Tensor? attention, Tensor padding)
    {
        if (attention is null) return padding;
        return attention.dtype == ScalarType.Bool
            ? Aten.logical_or(attention, padding)
            : Aten.masked_fill_Scalar(attention, padding, double.NegativeInfinity);
    }

    private static Tensor OfEachHead(Tensor padding, long batch, long heads, long keys)
    {
        var shape = padding.shape;
        if (!shape.AsSpan().SequenceEqual([batch, keys]))
            throw new ArgumentException($"key_padding_mask: the shape is [{string.Join(", ", shape)}] instead of [{batch}, {keys}].", nameof(padding));
        return Aten.reshape(Aten.expand(Aten.view(padding, [batch, 1, 1, keys]), [-1, heads, -1, -1]), [batch * heads, 1, keys]);
    }

    private static Tensor Checked(Tensor mask, string name) => mask.dtype switch
    {
        ScalarType.Byte => Aten.to_dtype(mask, ScalarType.Bool),
        ScalarType.Bool => mask,
        var type => is_floating_point(type) ? mask : throw new ArgumentException($"{name}: a mask is of booleans, bytes or floats, not of {type}.", name),
    };
}
