using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Mean absolute error, |input - target|; see <see cref="nn.functional.l1_loss"/>.</summary>
        public sealed class L1Loss : Loss<Tensor, Tensor, Tensor>
        {
            /// <summary>A loss with these settings.</summary>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public L1Loss(Reduction reduction = Reduction.Mean)
                : base(reduction)
            {
            }

            /// <inheritdoc/>
            /// <param name="input">Predictions, any shape.</param>
            /// <param name="target">Targets of the input's shape.</param>
            public override Tensor forward(Tensor input, Tensor target) =>
                functional.l1_loss(input, target, reduction);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Mean absolute error, |input - target|; see <see cref="nn.functional.l1_loss"/>.</summary>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public static L1Loss L1Loss(Reduction reduction = Reduction.Mean) =>
                new(reduction);
        }
    }
}
