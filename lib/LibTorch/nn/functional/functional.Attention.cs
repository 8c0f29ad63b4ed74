using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>
            /// softmax(query key^T / sqrt(width) + mask) value (arXiv:1706.03762): `[..., targets, width] x [..., sources, width] -> [..., targets, value width]`.
            /// </summary>
            /// <param name="query">`[..., targets, width]`.</param>
            /// <param name="key">`[..., sources, width]`.</param>
            /// <param name="value">`[..., sources, value width]`.</param>
            /// <param name="attn_mask">`[..., targets, sources]`: true where a target may look, or numbers that are added to the scores.</param>
            /// <param name="p">Probability with which attention weights are dropped; not for evaluation.</param>
            /// <param name="is_casual">Whether targets look only at sources up to their own place; then no mask is given. (The name is TorchSharp's.)</param>
            public static Tensor scaled_dot_product_attention(
                Tensor query, Tensor key, Tensor value, Tensor? attn_mask = null, double p = 0.0, bool is_casual = false)
            {
                var (result, weights) = Aten._scaled_dot_product_attention(query, key, value, attn_mask, p, false, is_casual);
                weights?.Dispose();
                return result;
            }
        }
    }
}
