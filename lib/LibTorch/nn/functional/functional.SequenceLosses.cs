using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>
            /// Connectionist temporal classification: -log of the probability that the frames' labels, after repeats are joined and blanks left out,
            /// are the target (Graves et al. 2006). The mean divides each loss by its target's length first.
            /// </summary>
            /// <param name="log_probs">Logarithms of the labels' probabilities, [frames, batch, labels] or [frames, labels].</param>
            /// <param name="targets">Label indices, [batch, longest] or one after another, [sum of lengths].</param>
            /// <param name="input_lengths">Frames of each sequence, [batch] or a scalar.</param>
            /// <param name="target_lengths">Labels of each target, [batch] or a scalar.</param>
            /// <param name="blank">Index of the blank label.</param>
            /// <param name="zero_infinity">Whether targets too long for their input cost 0 instead of infinity.</param>
            /// <param name="reduction">How the losses of the sequences become one.</param>
            /// <returns>A scalar, or a loss for each sequence.</returns>
            public static Tensor ctc_loss(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, long blank = 0,
                bool zero_infinity = false, Reduction reduction = Reduction.Mean) =>
                Aten.ctc_loss_Tensor(log_probs, targets, input_lengths, target_lengths, blank, (long)reduction, zero_infinity);
        }
    }
}
