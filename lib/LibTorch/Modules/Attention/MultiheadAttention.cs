using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>
        /// Attention of several heads (Vaswani et al. 2017): softmax(q k' / sqrt(width of a head)) v for each head, with q, k and v projected from query,
        /// key and value, and the heads joined and projected again. The same operations in the same order as PyTorch 1.13's slow path, so that equal seeds
        /// train equally.
        /// </summary>
        public sealed class MultiheadAttention : nn.Module<Tensor, Tensor, Tensor, Tensor?, bool, Tensor?, Tuple<Tensor, Tensor>>
        {
            private readonly long embeddedDim;
            private readonly long heads;
            private readonly double dropout;
            private readonly bool addZeroAttention;

            // Named and ordered as PyTorch's state_dict has them.
            private readonly Parameter? in_proj_weight;
            private readonly Parameter? q_proj_weight;
            private readonly Parameter? k_proj_weight;
            private readonly Parameter? v_proj_weight;
            private readonly Parameter? in_proj_bias;
            private readonly Parameter? bias_k;
            private readonly Parameter? bias_v;
            private readonly Linear out_proj;

            internal MultiheadAttention(long embedded_dim, long num_heads, double dropout, bool bias, bool add_bias_kv, bool add_zero_attn,
                long? kdim, long? vdim)
                : base(nameof(MultiheadAttention))
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(num_heads, 1);
                if (embedded_dim % num_heads != 0)
                    throw new ArgumentException($"The embedding's {embedded_dim} dimensions do not divide by {num_heads} heads.", nameof(num_heads));
                embeddedDim = embedded_dim;
                heads = num_heads;
                this.dropout = dropout;
                addZeroAttention = add_zero_attn;
                var (keyWidth, valueWidth) = (kdim ?? embedded_dim, vdim ?? embedded_dim);
                // The order of the random stream: the output's projection first.
                out_proj = nn.Linear(embedded_dim, embedded_dim, bias);
                if (keyWidth == embedded_dim && valueWidth == embedded_dim)
                {
                    in_proj_weight = Uniform(3 * embedded_dim, embedded_dim);
                }
                else
                {
                    q_proj_weight = Uniform(embedded_dim, embedded_dim);
                    k_proj_weight = Uniform(embedded_dim, keyWidth);
                    v_proj_weight = Uniform(embedded_dim, valueWidth);
                }
                if (bias)
                {
                    in_proj_bias = Zeros(3 * embedded_dim);
                    using (no_grad()) Aten.zero_(out_proj.bias!);
                }
                if (add_bias_kv)
                {
                    bias_k = Normal(embedded_dim);
                    bias_v = Normal(embedded_dim);
                }
                RegisterComponents();
            }

            /// <inheritdoc cref="forward"/>
            public new Tuple<Tensor, Tensor> call(Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask = null, bool need_weights = true,
                Tensor? attn_mask = null) =>
                base.call(query, key, value, key_padding_mask, need_weights, attn_mask);

            /// <summary>Attends from queries to keys.</summary>
            /// <param name="query">[queries, batch, embedded] or [queries, embedded].</param>
            /// <param name="key">[keys, batch, kdim] or [keys, kdim].</param>
            /// <param name="value">[keys, batch, vdim] or [keys, vdim].</param>
            /// <param name="key_padding_mask">Which keys nobody attends to: true, or -infinity; [batch, keys] or [keys].</param>
            /// <param name="need_weights">Whether to give the weights.</param>
            /// <param name="attn_mask">
            /// Which keys a query does not attend to: true, or -infinity (other numbers are added to the scores); [queries, keys] or
            /// [batch * heads, queries, keys].
            /// </param>
            /// <returns>
            /// The output, in the form of the query, and the weights averaged over the heads, [batch, queries, keys] or [queries, keys]; null instead of
            /// them when they are not needed.
            /// </returns>
            /// <exception cref="ArgumentException">Shapes or types do not fit.</exception>
            public override Tuple<Tensor, Tensor> forward(Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask, bool need_weights,
                Tensor? attn_mask)
            {
                using var scope = NewDisposeScope();
                var dimensions = query.shape.Length;
                if (dimensions is not (2 or 3))
                    throw new ArgumentException($"{nameof(MultiheadAttention)}: the query has {dimensions} dimensions instead of 2 or 3.", nameof(query));
                var unbatched = dimensions == 2;
                var (q, k, v) = unbatched ? Batched(query, key, value) : (query, key, value);
                if (unbatched && key_padding_mask is not null) key_padding_mask = Aten.unsqueeze(key_padding_mask, 0);
                var (output, weights) = Attend(q, k, v, key_padding_mask, need_weights, attn_mask);
                if (unbatched)
                {
                    output = Aten.squeeze_dim(output, 1);
                    weights = weights is null ? null : Aten.squeeze_dim(weights, 0);
                }
                scope.MoveToOuter(output);
                if (weights is not null) scope.MoveToOuter(weights);
                return Tuple.Create(output, weights!);
            }

            private (Tensor Output, Tensor? Weights) Attend(Tensor query, Tensor key, Tensor value, Tensor? padding, bool needWeights, Tensor? attention)
            {
                var (queries, batch, keys) = Sizes(query, key, value);
                var (batchHeads, width) = (batch * heads, embeddedDim / heads);
                attention = AttentionMask.Attention(attention, batchHeads, queries, keys);
                padding = AttentionMask.Keys(padding);
                var (q, k, v) = in_proj_weight is null ? ProjectedApart(query, key, value) : ProjectedTogether(query, key, value, in_proj_weight);
                if (bias_k is not null && bias_v is not null)
                {
                    k = Aten.cat([k, Aten.repeat(bias_k, [1, batch, 1])]);
                    v = Aten.cat([v, Aten.repeat(bias_v, [1, batch, 1])]);
                    attention = AttentionMask.WithOneMoreKey(attention);
                    padding = AttentionMask.WithOneMoreKey(padding);
                    keys++;
                }
                q = OfHeads(q, queries, batchHeads, width);
                k = OfHeads(k, keys, batchHeads, width);
                v = OfHeads(v, keys, batchHeads, width);
                if (addZeroAttention)
                {
                    k = Aten.cat([k, Aten.new_zeros(k, [batchHeads, 1, width])], 1);
                    v = Aten.cat([v, Aten.new_zeros(v, [batchHeads, 1, width])], 1);
                    attention = AttentionMask.WithOneMoreKey(attention);
                    padding = AttentionMask.WithOneMoreKey(padding);
                    keys++;
                }
                var mask = AttentionMask.Merged(attention, padding, batch, heads, keys, q);
                var scaled = Aten.div_Scalar(q, Math.Sqrt(width));
                var transposed = Aten.transpose_int(k, -2, -1);
                var weights = Aten.softmax_int(mask is null ? Aten.bmm(scaled, transposed) : Aten.baddbmm(mask, scaled, transposed), -1);
                if (training && dropout > 0) weights = Aten.dropout(weights, dropout, true);
                var joined = Aten.view(Aten.contiguous(Aten.transpose_int(Aten.bmm(weights, v), 0, 1)), [queries * batch, embeddedDim]);
                // Not out_proj.call: PyTorch, too, goes past the hooks of this module.
                var output = Aten.view(Aten.linear(joined, out_proj.weight, out_proj.bias), [queries, batch, embeddedDim]);
                if (!needWeights) return (output, null);
                return (output, Aten.div_Scalar(Aten.sum_dim_IntList(Aten.view(weights, [batch, heads, queries, keys]), [1]), heads));
            }

            private (long Queries, long Batch, long Keys) Sizes(Tensor query, Tensor key, Tensor value)
            {
                long[] q = query.shape, k = key.shape, v = value.shape;
                if (q[2] != embeddedDim)
                    throw new ArgumentException($"{nameof(MultiheadAttention)}: the query's last dimension is {q[2]} instead of {embeddedDim}.", nameof(query));
                if (k.Length != 3 || v.Length != 3 || k[0] != v[0] || k[1] != q[1] || v[1] != q[1])
                {
                    throw new ArgumentException(
                        $"{nameof(MultiheadAttention)}: a key of [{string.Join(", ", k)}] and a value of [{string.Join(", ", v)}] do not fit together "
                        + $"and to a query of [{string.Join(", ", q)}].", nameof(key));
                }
                return (q[0], q[1], k[0]);
            }

            // One product where query, key and value are one tensor, two where key and value are: as PyTorch does, which decides about last bits.
            private (Tensor Q, Tensor K, Tensor V) ProjectedTogether(Tensor query, Tensor key, Tensor value, Tensor weight)
            {
                if (ReferenceEquals(key, value) && ReferenceEquals(query, key))
                {
                    var all = Aten.chunk(Aten.linear(query, weight, in_proj_bias), 3, -1);
                    return (all[0], all[1], all[2]);
                }
                if (ReferenceEquals(key, value))
                {
                    var two = Aten.split_with_sizes(weight, [embeddedDim, 2 * embeddedDim]);
                    Tensor?[] biases = in_proj_bias is null ? new Tensor?[2] : Aten.split_with_sizes(in_proj_bias, [embeddedDim, 2 * embeddedDim]);
                    var q = Aten.linear(query, two[0], biases[0]);
                    var keyAndValue = Aten.chunk(Aten.linear(key, two[1], biases[1]), 2, -1);
                    return (q, keyAndValue[0], keyAndValue[1]);
                }
                var weights = Aten.chunk(weight, 3);
                return Projected(query, key, value, weights[0], weights[1], weights[2]);
            }

            private (Tensor Q, Tensor K, Tensor V) ProjectedApart(Tensor query, Tensor key, Tensor value) =>
                Projected(query, key, value, q_proj_weight!, k_proj_weight!, v_proj_weight!);

            private (Tensor Q, Tensor K, Tensor V) Projected(Tensor query, Tensor key, Tensor value, Tensor qWeight, Tensor kWeight, Tensor vWeight)
            {
                Tensor?[] biases = in_proj_bias is null ? new Tensor?[3] : Aten.chunk(in_proj_bias, 3);
                return (Aten.linear(query, qWeight, biases[0]), Aten.linear(key, kWeight, biases[1]), Aten.linear(value, vWeight, biases[2]));
            }

            private static (Tensor Query, Tensor Key, Tensor Value) Batched(Tensor query, Tensor key, Tensor value)
            {
                var q = Aten.unsqueeze(query, 1);
                var k = ReferenceEquals(key, query) ? q : Aten.unsqueeze(key, 1);
                var v = ReferenceEquals(value, key) ? k : Aten.unsqueeze(value, 1);
                return (q, k, v);
            }

            // [steps, batch, embedded] -> [batch * heads, steps, width].
            private static Tensor OfHeads(Tensor projected, long steps, long batchHeads, long width) =>
                Aten.transpose_int(Aten.view(Aten.contiguous(projected), [steps, batchHeads, width]), 0, 1);

            private static Parameter Uniform(long rows, long columns)
            {
                using var data = empty([rows, columns]);
                nn.init.xavier_uniform_(data);
                return new Parameter(data);
            }

            private static Parameter Normal(long width)
            {
                using var data = empty([1, 1, width]);
                nn.init.xavier_normal_(data);
                return new Parameter(data);
            }

            private static Parameter Zeros(long width)
            {
                using var data = zeros([width]);
                return new Parameter(data);
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.MultiheadAttention"/>
            /// <param name="embedded_dim">Width of the query and of the output; divides by the number of heads.</param>
            /// <param name="num_heads">How many heads share the width.</param>
            /// <param name="dropout">Probability that a weight becomes 0, in training.</param>
            /// <param name="bias">Whether the projections have biases.</param>
            /// <param name="add_bias_kv">Whether to append a learnt key and value.</param>
            /// <param name="add_zero_attn">Whether to append a key and a value of zeros.</param>
            /// <param name="kdim">Width of the key; that of the query when null.</param>
            /// <param name="vdim">Width of the value; that of the query when null.</param>
            public static MultiheadAttention MultiheadAttention(long embedded_dim, long num_heads, double dropout = 0.0, bool bias = true,
                bool add_bias_kv = false, bool add_zero_attn = false, long? kdim = null, long? vdim = null) =>
                new(embedded_dim, num_heads, dropout, bias, add_bias_kv, add_zero_attn, kdim, vdim);
        }
    }
}
