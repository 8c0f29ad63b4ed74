using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Squared error near the target, a line of slope delta further away; see <see cref="nn.functional.huber_loss"/>.</summary>
        public sealed class HuberLoss : Loss<Tensor, Tensor, Tensor>
        {
            /// <summary>A loss with these settings.</summary>
            /// <param name="delta">Where the square ends and the line begins; above 0.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public HuberLoss(double delta = 1.0, Reduction reduction = Reduction.Mean)
                : base(reduction)
            {
                this.delta = delta;
            }

            /// <summary>Where the square ends and the line begins; above 0.</summary>
            public double delta { get; }

            /// <inheritdoc/>
            /// <param name="input">Predictions, any shape.</param>
            /// <param name="target">Targets of the input's shape.</param>
            public override Tensor forward(Tensor input, Tensor target) =>
                functional.huber_loss(input, target, delta, reduction);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Squared error near the target, a line of slope delta further away; see <see cref="nn.functional.huber_loss"/>.</summary>
            /// <param name="delta">Where the square ends and the line begins; above 0.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public static HuberLoss HuberLoss(double delta = 1.0, Reduction reduction = Reduction.Mean) =>
                new(delta, reduction);
        }
    }
}
