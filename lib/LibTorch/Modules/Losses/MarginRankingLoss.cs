using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Wants one of two scores to be the higher by a margin; see <see cref="nn.functional.margin_ranking_loss"/>.</summary>
        public sealed class MarginRankingLoss : Loss<Tensor, Tensor, Tensor, Tensor>
        {
            /// <summary>A loss with these settings.</summary>
            /// <param name="margin">By how much the scores have to differ.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public MarginRankingLoss(double margin = 0.0, Reduction reduction = Reduction.Mean)
                : base(reduction)
            {
                this.margin = margin;
            }

            /// <summary>By how much the scores have to differ.</summary>
            public double margin { get; }

            /// <inheritdoc/>
            /// <param name="input1">Scores, [batch].</param>
            /// <param name="input2">Scores, [batch].</param>
            /// <param name="target">1 where the first has to be higher, -1 where the second.</param>
            public override Tensor forward(Tensor input1, Tensor input2, Tensor target) =>
                functional.margin_ranking_loss(input1, input2, target, margin, reduction);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Wants one of two scores to be the higher by a margin; see <see cref="nn.functional.margin_ranking_loss"/>.</summary>
            /// <param name="margin">By how much the scores have to differ.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public static MarginRankingLoss MarginRankingLoss(double margin = 0.0, Reduction reduction = Reduction.Mean) =>
                new(margin, reduction);
        }
    }
}
