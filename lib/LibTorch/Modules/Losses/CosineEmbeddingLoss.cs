using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Draws pairs together or apart by the cosine of their angle; see <see cref="nn.functional.cosine_embedding_loss"/>.</summary>
        public sealed class CosineEmbeddingLoss : Loss<Tensor, Tensor, Tensor, Tensor>
        {
            /// <summary>A loss with these settings.</summary>
            /// <param name="margin">Cosine from which a pair that belongs apart costs.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public CosineEmbeddingLoss(double margin = 0.0, Reduction reduction = Reduction.Mean)
                : base(reduction)
            {
                this.margin = margin;
            }

            /// <summary>Cosine from which a pair that belongs apart costs.</summary>
            public double margin { get; }

            /// <inheritdoc/>
            /// <param name="input1">Vectors, [batch, width] or [width].</param>
            /// <param name="input2">Vectors of the same shape.</param>
            /// <param name="target">1 for a pair that belongs together, -1 for one that does not; [batch] or a scalar.</param>
            public override Tensor forward(Tensor input1, Tensor input2, Tensor target) =>
                functional.cosine_embedding_loss(input1, input2, target, margin, reduction);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Draws pairs together or apart by the cosine of their angle; see <see cref="nn.functional.cosine_embedding_loss"/>.</summary>
            /// <param name="margin">Cosine from which a pair that belongs apart costs.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public static CosineEmbeddingLoss CosineEmbeddingLoss(double margin = 0.0, Reduction reduction = Reduction.Mean) =>
                new(margin, reduction);
        }
    }
}
