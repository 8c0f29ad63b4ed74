using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>
        /// Wants small distances for pairs that belong together and large ones for others;
        /// see <see cref="nn.functional.hinge_embedding_loss"/>.
        /// </summary>
        public sealed class HingeEmbeddingLoss : Loss<Tensor, Tensor, Tensor>
        {
            /// <summary>A loss with these settings.</summary>
            /// <param name="margin">Distance from which a pair that belongs apart costs nothing.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public HingeEmbeddingLoss(double margin = 0.0, Reduction reduction = Reduction.Mean)
                : base(reduction)
            {
                this.margin = margin;
            }

            /// <summary>Distance from which a pair that belongs apart costs nothing.</summary>
            public double margin { get; }

            /// <inheritdoc/>
            /// <param name="input">Distances, any shape.</param>
            /// <param name="target">1 for a pair that belongs together, -1 for one that does not.</param>
            public override Tensor forward(Tensor input, Tensor target) =>
                functional.hinge_embedding_loss(input, target, margin, reduction);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>
            /// Wants small distances for pairs that belong together and large ones for others;
            /// see <see cref="nn.functional.hinge_embedding_loss"/>.
            /// </summary>
            /// <param name="margin">Distance from which a pair that belongs apart costs nothing.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public static HingeEmbeddingLoss HingeEmbeddingLoss(double margin = 1.0, Reduction reduction = Reduction.Mean) =>
                new(margin, reduction);
        }
    }
}
