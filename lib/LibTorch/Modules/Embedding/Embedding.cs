using TorchSharp.Interop;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Vectors by number, as a table: `[...] -> [..., embedding_dims]`.</summary>
    public sealed class Embedding : Module<Tensor, Tensor>
    {
        private readonly long? padding;
        private readonly double? max_norm;
        private readonly double norm_type;
        private readonly bool scale_grad_by_freq;
        private readonly bool sparse;

        internal Embedding(Parameter weight, long? padding_idx, double? max_norm, double norm_type, bool scale_grad_by_freq, bool sparse)
            : base(nameof(Embedding))
        {
            padding = EmbeddingTable.Row(weight, padding_idx);
            this.max_norm = max_norm;
            this.norm_type = norm_type;
            this.scale_grad_by_freq = scale_grad_by_freq;
            this.sparse = sparse;
            this.weight = weight;
        }

        /// <summary>The table: `[num_embeddings, embedding_dims]`.</summary>
        [field: ComponentName(Name = nameof(weight))]
        public Parameter weight
        {
            get;
            set => ConditionallyRegisterParameter(nameof(weight), field = value);
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input)
        {
            if (max_norm is not { } limit) return Aten.embedding(weight, input, padding ?? -1, scale_grad_by_freq, sparse);
            using var indices = Aten.contiguous(input);
            EmbeddingTable.LimitNorms(weight, indices, limit, norm_type);
            return Aten.embedding(weight, indices, padding ?? -1, scale_grad_by_freq, sparse);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Vectors by number, as a table that starts standard normal: `[...] -> [..., embedding_dims]`.</summary>
            /// <param name="num_embeddings">Rows of the table.</param>
            /// <param name="embedding_dims">Size of a vector.</param>
            /// <param name="padding_idx">A row that starts at zero and is not learnt; negative numbers count from the end.</param>
            /// <param name="max_norm">Rows in use with a larger norm are scaled down to it, in the table itself.</param>
            /// <param name="norm_type">The p of that norm.</param>
            /// <param name="scale_grad_by_freq">Whether a row's gradient is divided by how often it occurs in the batch.</param>
            /// <param name="sparse">Whether the table's gradient is a sparse tensor.</param>
            /// <param name="device">Where the table lies.</param>
            /// <param name="dtype">Type of the table.</param>
            public static Modules.Embedding Embedding(
                long num_embeddings,
                long embedding_dims,
                long? padding_idx = null,
                double? max_norm = null,
                double norm_type = 2.0,
                bool scale_grad_by_freq = false,
                bool sparse = false,
                Device? device = null,
                ScalarType? dtype = null)
                => new(
                    Modules.EmbeddingTable.Normal(num_embeddings, embedding_dims, padding_idx, device, dtype),
                    padding_idx,
                    max_norm,
                    norm_type,
                    scale_grad_by_freq,
                    sparse);

            /// <summary>Vectors by number, from a given table: `[...] -> [..., embedding_dims]`.</summary>
            /// <param name="embeddings">The table: `[num_embeddings, embedding_dims]`. Its memory is shared unless device or type change.</param>
            /// <param name="freeze">Whether the table is not learnt.</param>
            /// <param name="padding_idx">A row that is not learnt; negative numbers count from the end.</param>
            /// <param name="max_norm">Rows in use with a larger norm are scaled down to it, in the table itself.</param>
            /// <param name="norm_type">The p of that norm.</param>
            /// <param name="scale_grad_by_freq">Whether a row's gradient is divided by how often it occurs in the batch.</param>
            /// <param name="sparse">Whether the table's gradient is a sparse tensor.</param>
            /// <param name="device">Where the table shall lie.</param>
            /// <param name="dtype">Type that the table shall have.</param>
            public static Modules.Embedding Embedding_from_pretrained(
                Tensor embeddings,
                bool freeze = true,
                long? padding_idx = null,
                double? max_norm = null,
                double norm_type = 2.0,
                bool scale_grad_by_freq = false,
                bool sparse = false,
                Device? device = null,
                ScalarType? dtype = null)
                => new(
                    Modules.EmbeddingTable.Given(embeddings, freeze, device, dtype),
                    padding_idx,
                    max_norm,
                    norm_type,
                    scale_grad_by_freq,
                    sparse);
        }
    }
}
