using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Encoders;

/// <summary>Scaled dot-product attention in several heads (arXiv:1706.03762, section 3.2).</summary>
internal static class HeadedAttention
{
    // So far below every score that what is hidden has the weight 0 in any floating-point type, and no infinity: a row that sees nothing stays a number.
    private const float Hidden = -1e30f;

    /// <summary>What <see cref="Attend"/> adds to the scores so that nothing attends to padding: <c>[batch, 1, 1, positions]</c>; null where none is.</summary>
    /// <param name="mask">0 where there is padding, <c>[batch, positions]</c>.</param>
    /// <param name="type">Type of the scores.</param>
    public static Tensor? PaddingBias(Tensor? mask, ScalarType type)
    {
        if (mask is null) return null;
        using var scope = NewDisposeScope();
        var padding = mask.eq(0);
        if (!padding.any().item<bool>()) return null;
        return Bias(padding, type).unsqueeze(1).unsqueeze(1).MoveToOuterDisposeScope();
    }

    /// <summary>What <see cref="Attend"/> adds to the scores so that no position attends to a later one: <c>[positions, positions]</c>.</summary>
    /// <param name="positions">How many.</param>
    /// <param name="type">Type of the scores.</param>
    /// <param name="device">Where the scores are.</param>
    public static Tensor CausalBias(long positions, ScalarType type, Device device)
    {
        using var scope = NewDisposeScope();
        return Bias(ones([positions, positions], ScalarType.Bool, device).triu(1), type).MoveToOuterDisposeScope();
    }

    /// <summary>Each position's values, weighted by how its query matches the keys of all: <c>[batch, positions, hidden]</c>, as the three inputs.</summary>
    /// <param name="query">Queries.</param>
    /// <param name="key">Keys.</param>
    /// <param name="value">Values.</param>
    /// <param name="bias">Added to the scores, such as <see cref="PaddingBias"/>; broadcasts to <c>[batch, heads, positions, positions]</c>.</param>
    /// <param name="heads">Number of heads, which share out the hidden values between them.</param>
    /// <param name="dropout">Share of the weights that are dropped; 0 outside training.</param>
    public static Tensor Attend(Tensor query, Tensor key, Tensor value, Tensor? bias, long heads, double dropout)
    {
        using var scope = NewDisposeScope();
        var (batch, positions, hidden) = (query.size(0), query.size(1), query.size(2));
        var (q, k, v) = (Split(query, heads), Split(key, heads), Split(value, heads));
        // The queries are scaled, of which there are fewer than scores.
        var scores = (q * (1 / Math.Sqrt(hidden / heads))).bmm(k.transpose(1, 2));
        if (bias is not null) scores.view(batch, heads, positions, positions).add_(bias);
        var weights = scores.softmax(-1);
        if (dropout > 0) weights = functional.dropout(weights, dropout);
        return weights.bmm(v).view(batch, heads, positions, hidden / heads).transpose(1, 2).reshape(batch, positions, hidden).MoveToOuterDisposeScope();
    }

    // [batch, positions, hidden] -> [batch * heads, positions, hidden / heads]
    private static Tensor Split(Tensor x, long heads) =>
        x.view(x.size(0), x.size(1), heads, x.size(2) / heads).transpose(1, 2).reshape(x.size(0) * heads, x.size(1), x.size(2) / heads);

    private static Tensor Bias(Tensor isHidden, ScalarType type) => zeros(isHidden.shape, type, isHidden.device).masked_fill_(isHidden, Hidden);
}
