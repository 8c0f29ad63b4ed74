using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Connectionist temporal classification: sequences of labels without alignment; see <see cref="nn.functional.ctc_loss"/>.</summary>
        public sealed class CTCLoss : Loss<Tensor, Tensor, Tensor, Tensor, Tensor>
        {
            /// <summary>A loss with these settings.</summary>
            /// <param name="blank">Index of the blank label.</param>
            /// <param name="zero_infinity">Whether targets too long for their input cost 0 instead of infinity.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public CTCLoss(long blank = 0, bool zero_infinity = false, Reduction reduction = Reduction.Mean)
                : base(reduction)
            {
                this.blank = blank;
                this.zero_infinity = zero_infinity;
            }

            /// <summary>Index of the blank label.</summary>
            public long blank { get; }

            /// <summary>Whether targets too long for their input cost 0 instead of infinity.</summary>
            public bool zero_infinity { get; }

            /// <inheritdoc/>
            /// <param name="log_probs">Logarithms of the labels' probabilities, [frames, batch, labels] or [frames, labels].</param>
            /// <param name="targets">Label indices, [batch, longest] or one after another, [sum of lengths].</param>
            /// <param name="input_lengths">Frames of each sequence, [batch].</param>
            /// <param name="target_lengths">Labels of each target, [batch].</param>
            public override Tensor forward(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths) =>
                functional.ctc_loss(log_probs, targets, input_lengths, target_lengths, blank, zero_infinity, reduction);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Connectionist temporal classification: sequences of labels without alignment; see <see cref="nn.functional.ctc_loss"/>.</summary>
            /// <param name="blank">Index of the blank label.</param>
            /// <param name="zero_infinity">Whether targets too long for their input cost 0 instead of infinity.</param>
            /// <param name="reduction">How the losses of the elements become one.</param>
            public static CTCLoss CTCLoss(long blank = 0, bool zero_infinity = false, Reduction reduction = Reduction.Mean) =>
                new(blank, zero_infinity, reduction);
        }
    }
}
