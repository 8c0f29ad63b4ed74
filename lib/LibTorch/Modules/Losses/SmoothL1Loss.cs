using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Squared error near the target, absolute error further away; see <see cref="nn.functional.smooth_l1_loss"/>.</summary>
        public sealed class SmoothL1Loss : Loss<Tensor, Tensor, Tensor>
        {
            /// <summary>A loss with these settings.</summary>
            /// <param name="reduction">How the losses of the elements become one.</param>
            /// <param name="beta">Where the square ends and the line begins; 0 for a line everywhere.</param>
            public SmoothL1Loss(Reduction reduction = Reduction.Mean, double beta = 1.0)
                : base(reduction)
            {
                this.beta = beta;
            }

            /// <summary>Where the square ends and the line begins; 0 for a line everywhere.</summary>
            public double beta { get; }

            /// <inheritdoc/>
            /// <param name="input">Predictions, any shape.</param>
            /// <param name="target">Targets of the input's shape.</param>
            public override Tensor forward(Tensor input, Tensor target) =>
                functional.smooth_l1_loss(input, target, reduction, beta);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Squared error near the target, absolute error further away; see <see cref="nn.functional.smooth_l1_loss"/>.</summary>
            /// <param name="reduction">How the losses of the elements become one.</param>
            /// <param name="beta">Where the square ends and the line begins; 0 for a line everywhere.</param>
            public static SmoothL1Loss SmoothL1Loss(Reduction reduction = Reduction.Mean, double beta = 1.0) =>
                new(reduction, beta);
        }
    }
}
