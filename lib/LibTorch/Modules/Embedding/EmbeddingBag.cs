using TorchSharp.Interop;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Sums, means or maxima of bags of a table's rows: `[batch, bag] -> [batch, embedding_dims]`, or `[numbers]` with the places where bags begin.</summary>
    public sealed class EmbeddingBag : Module<Tensor, Tensor?, Tensor?, Tensor>, IModule<Tensor, Tensor, Tensor>
    {
        private readonly double? max_norm;
        private readonly double norm_type;
        private readonly bool scale_grad_by_freq;
        private readonly EmbeddingBagMode mode;
        private readonly bool sparse;
        private readonly bool include_last_offset;
        private readonly long? padding;

        internal EmbeddingBag(
            Parameter weight,
            double? max_norm,
            double norm_type,
            bool scale_grad_by_freq,
            EmbeddingBagMode mode,
            bool sparse,
            bool include_last_offset,
            long padding_index)
            : base(nameof(EmbeddingBag))
        {
            if (mode == EmbeddingBagMode.Max && (scale_grad_by_freq || sparse))
                throw new ArgumentException("EmbeddingBag: maxima go neither with scale_grad_by_freq nor with sparse", nameof(mode));
            this.max_norm = max_norm;
            this.norm_type = norm_type;
            this.scale_grad_by_freq = scale_grad_by_freq;
            this.mode = mode;
            this.sparse = sparse;
            this.include_last_offset = include_last_offset;
            padding = EmbeddingTable.Row(weight, Given(padding_index));
            this.weight = weight;
        }

        /// <summary>The table: `[num_embeddings, embedding_dims]`.</summary>
        [field: ComponentName(Name = nameof(weight))]
        public Parameter weight
        {
            get;
            set => ConditionallyRegisterParameter(nameof(weight), field = value);
        }

        /// <summary>Bags with a weight for each of their numbers.</summary>
        /// <param name="input">`[batch, bag]`, or `[numbers]` with offsets.</param>
        /// <param name="offsets">Where each bag begins; null for a batch of bags of one size.</param>
        /// <param name="perSampleWeights">Factors of the rows, of the input's shape; only for sums.</param>
        public new Tensor call(Tensor input, Tensor? offsets, Tensor? perSampleWeights) => base.call(input, offsets, perSampleWeights);

        /// <summary>Bags that begin at given places.</summary>
        /// <param name="input">`[numbers]`.</param>
        /// <param name="offsets">Where each bag begins.</param>
        public Tensor call(Tensor input, Tensor offsets) => base.call(input, offsets, null);

        /// <summary>Bags of one size.</summary>
        /// <param name="input">`[batch, bag]`.</param>
        public Tensor call(Tensor input) => base.call(input, null, null);

        /// <inheritdoc/>
        public override Tensor forward(Tensor input, Tensor? offsets, Tensor? perSampleWeights)
        {
            if (perSampleWeights is not null && mode != EmbeddingBagMode.Sum)
                throw new ArgumentException("EmbeddingBag: weights go with sums only", nameof(perSampleWeights));
            var shape = input.shape;
            if (shape.Length == 1)
                return Bags(input, offsets ?? throw new ArgumentException("EmbeddingBag: a row of numbers needs offsets", nameof(offsets)), perSampleWeights);
            if (shape.Length != 2) throw new ArgumentException($"EmbeddingBag: expected 1 or 2 dimensions, got {shape.Length}", nameof(input));
            if (offsets is not null) throw new ArgumentException("EmbeddingBag: bags of one size have no offsets", nameof(offsets));
            if (shape[1] == 0) throw new ArgumentException("EmbeddingBag: the bags are empty", nameof(input));
            using var starts = Aten.arange_start_step(0L, shape[0] * shape[1], shape[1], input.dtype, device: input.device);
            using var numbers = Aten.reshape(input, [-1]);
            using var weights = perSampleWeights is null ? null : Aten.reshape(perSampleWeights, [-1]);
            return Bags(numbers, starts, weights);
        }

        // TorchSharp says -1 where there is no padding.
        internal static long? Given(long padding_index) => padding_index < 0 ? null : padding_index;

        private Tensor Bags(Tensor numbers, Tensor offsets, Tensor? weights)
        {
            if (max_norm is { } limit) EmbeddingTable.LimitNorms(weight, numbers, limit, norm_type);
            var results = Aten.embedding_bag_padding_idx(
                weight, numbers, offsets, scale_grad_by_freq, (long)mode, sparse, weights, include_last_offset, padding);
            // The others are what the backward pass keeps for itself.
            foreach (var other in results[1..]) other?.Dispose();
            return results[0];
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Sums, means or maxima of bags of a table's rows: `[batch, bag] -> [batch, embedding_dims]`. The table starts standard normal.</summary>
            /// <param name="num_embeddings">Rows of the table.</param>
            /// <param name="embedding_dims">Size of a vector.</param>
            /// <param name="max_norm">Rows in use with a larger norm are scaled down to it, in the table itself.</param>
            /// <param name="norm_type">The p of that norm.</param>
            /// <param name="scale_grad_by_freq">Whether a row's gradient is divided by how often it occurs in the batch.</param>
            /// <param name="mode">How the rows of a bag are joined.</param>
            /// <param name="sparse">Whether the table's gradient is a sparse tensor.</param>
            /// <param name="include_last_offset">Whether the offsets end with the number of all numbers.</param>
            /// <param name="padding_index">A row that starts at zero, does not count and is not learnt; negative for none.</param>
            /// <param name="device">Where the table lies.</param>
            /// <param name="dtype">Type of the table.</param>
            public static Modules.EmbeddingBag EmbeddingBag(
                long num_embeddings,
                long embedding_dims,
                double? max_norm = null,
                double norm_type = 2.0,
                bool scale_grad_by_freq = false,
                EmbeddingBagMode mode = EmbeddingBagMode.Mean,
                bool sparse = false,
                bool include_last_offset = false,
                long padding_index = -1,
                Device? device = null,
                ScalarType? dtype = null)
                => new(
                    Modules.EmbeddingTable.Normal(num_embeddings, embedding_dims, Modules.EmbeddingBag.Given(padding_index), device, dtype),
                    max_norm,
                    norm_type,
                    scale_grad_by_freq,
                    mode,
                    sparse,
                    include_last_offset,
                    padding_index);

            /// <summary>Sums, means or maxima of bags of a given table's rows: `[batch, bag] -> [batch, embedding_dims]`.</summary>
            /// <param name="embeddings">The table: `[num_embeddings, embedding_dims]`. Its memory is shared unless device or type change.</param>
            /// <param name="freeze">Whether the table is not learnt.</param>
            /// <param name="max_norm">Rows in use with a larger norm are scaled down to it, in the table itself.</param>
            /// <param name="norm_type">The p of that norm.</param>
            /// <param name="scale_grad_by_freq">Whether a row's gradient is divided by how often it occurs in the batch.</param>
            /// <param name="mode">How the rows of a bag are joined.</param>
            /// <param name="sparse">Whether the table's gradient is a sparse tensor.</param>
            /// <param name="include_last_offset">Whether the offsets end with the number of all numbers.</param>
            /// <param name="padding_index">A row that does not count and is not learnt; negative for none.</param>
            /// <param name="device">Where the table shall lie.</param>
            /// <param name="dtype">Type that the table shall have.</param>
            public static Modules.EmbeddingBag EmbeddingBag_from_pretrained(
                Tensor embeddings,
                bool freeze = true,
                double? max_norm = null,
                double norm_type = 2.0,
                bool scale_grad_by_freq = false,
                EmbeddingBagMode mode = EmbeddingBagMode.Mean,
                bool sparse = false,
                bool include_last_offset = false,
                long padding_index = -1,
                Device? device = null,
                ScalarType? dtype = null)
                => new(
                    Modules.EmbeddingTable.Given(embeddings, freeze, device, dtype),
                    max_norm,
                    norm_type,
                    scale_grad_by_freq,
                    mode,
                    sparse,
                    include_last_offset,
                    padding_index);
        }
    }
}
