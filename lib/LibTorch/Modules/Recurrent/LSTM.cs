using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>
        /// Long short-term memory (Hochreiter and Schmidhuber 1997), in layers: i, f, o = sigmoid(W_i x + b_i + W_h h + b_h), g = tanh(the same with its
        /// own weights), c' = f * c + i * g, h' = o * tanh(c'). The weights' rows are i, f, g, o.
        /// </summary>
        public sealed class LSTM : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor, Tensor)>
        {
            private readonly RecurrentLayers layers;

            internal LSTM(RecurrentSettings settings, Device? device, ScalarType? dtype)
                : base(nameof(LSTM)) =>
                layers = new RecurrentLayers(this, settings, device, dtype);

            /// <inheritdoc cref="forward"/>
            public new (Tensor, Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);

            /// <summary>Runs over sequences of different lengths; hooks are not called.</summary>
            /// <param name="input">Sequences of different lengths.</param>
            /// <param name="h0_c0">
            /// State and cell before the first step, each [layers * directions, batch, hidden], in the sequences' original order; zeros when null.
            /// </param>
            /// <returns>Each step's output, packed as the input is, and each sequence's state and cell after its last step, in the original order.</returns>
            /// <exception cref="ArgumentException">The input or a state has another shape.</exception>
            public (nn.utils.rnn.PackedSequence, Tensor, Tensor) call(nn.utils.rnn.PackedSequence input, (Tensor, Tensor)? h0_c0 = null)
            {
                var settings = layers.Settings;
                using var run = new RecurrentRun(nameof(LSTM), layers, input, Pair(h0_c0), 2);
                var (output, state, cell) = Aten.lstm_data(run.Input, input.batch_sizes, run.States, layers.Weights, settings.Bias, settings.Layers,
                    settings.Dropout, training, settings.Bidirectional);
                return (run.PackedOutput(output), run.State(state), run.State(cell));
            }

            /// <summary>Runs over a sequence.</summary>
            /// <param name="input">[steps, batch, width], [batch, steps, width] with batchFirst, or [steps, width].</param>
            /// <param name="h0_c0">
            /// State and cell before the first step, each [layers * directions, batch, hidden]; zeros when null.
            /// </param>
            /// <returns>Each step's output, [steps, batch, directions * hidden] or as the input has it, and state and cell after the last step.</returns>
            /// <exception cref="ArgumentException">The input or a state has another shape.</exception>
            public override (Tensor, Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0 = null)
            {
                var settings = layers.Settings;
                using var run = new RecurrentRun(nameof(LSTM), layers, input, Pair(h0_c0), 2);
                var (output, state, cell) = Aten.lstm_input(run.Input, run.States, layers.Weights, settings.Bias, settings.Layers, settings.Dropout,
                    training, settings.Bidirectional, settings.BatchFirst);
                return (run.Output(output), run.State(state), run.State(cell));
            }

            /// <summary>On the CPU there is nothing to do: its operators need no common block of memory for the weights.</summary>
            /// <exception cref="ObjectDisposedException">The module was disposed.</exception>
            public void flatten_parameters() => layers.CheckAlive();

            private static Tensor[]? Pair((Tensor State, Tensor Cell)? given) => given is null ? null : [given.Value.State, given.Value.Cell];
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.LSTM"/>
            /// <param name="inputSize">Width of a step of the input.</param>
            /// <param name="hiddenSize">Width of the state.</param>
            /// <param name="numLayers">How many layers, one on top of the other.</param>
            /// <param name="bias">Whether there are biases.</param>
            /// <param name="batchFirst">Whether the batch is the first dimension of input and output; not of the states.</param>
            /// <param name="dropout">Probability of dropout on the output of each layer but the last, in training.</param>
            /// <param name="bidirectional">Whether each layer also runs backwards; outputs then have twice the width.</param>
            /// <param name="device">Where the weights live; the default device when null.</param>
            /// <param name="dtype">Type of the weights; the default type when null.</param>
            public static LSTM LSTM(long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false,
                double dropout = 0.0, bool bidirectional = false, Device? device = null, ScalarType? dtype = null) =>
                new(new(4, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional), device, dtype);
        }
    }
}
