using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class utils
        {
            public static partial class data
            {
                /// <summary>Rows of tensors as examples.</summary>
                /// <param name="tensors">Tensors with equal first dimensions <c>[examples, …]</c>. They are shared, not copied.</param>
                /// <exception cref="ArgumentException">There is no tensor, or the first dimensions differ.</exception>
                public static TensorDataset TensorDataset(params Tensor[] tensors) => new(tensors);
            }
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Rows of tensors as examples.</summary>
    public class TensorDataset : utils.data.IterableDataset
    {
        private readonly Tensor[] tensors;

        internal TensorDataset(Tensor[] tensors)
        {
            if (tensors is null or []) throw new ArgumentNullException(nameof(tensors), "A data set needs a tensor.");
            Count = Rows(tensors[0]);
            foreach (var tensor in tensors)
                if (Rows(tensor) != Count) throw new ArgumentException($"Tensors of {Count} and of {Rows(tensor)} rows are no data set.", nameof(tensors));
            // Own handles: the caller may dispose theirs.
            this.tensors = [.. tensors.Select(tensor => Aten.alias(tensor).DetachFromDisposeScope())];
        }

        /// <inheritdoc/>
        public override long Count { get; }

        /// <summary>The rows of one index, one of each tensor: views.</summary>
        /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
        public IList<Tensor> this[long index] => [.. tensors.Select(tensor => Aten.select_int(tensor, 0, index))];

        /// <inheritdoc/>
        public override IList<Tensor> GetTensor(long index) => this[index];

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (!disposing) return;
            foreach (var tensor in tensors) tensor.Dispose();
        }

        private static long Rows(Tensor tensor) =>
            tensor.ndim > 0 ? tensor.size(0) : throw new ArgumentException("A tensor without dimensions has no rows.", nameof(tensor));
    }
}
