using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>
        /// The plain recurrent network (Elman 1990), in layers: h' = tanh(W_ih x + b_ih + W_hh h + b_hh), or max(0, ...) instead of the tanh.
        /// </summary>
        public sealed class RNN : nn.Module<Tensor, Tensor?, (Tensor, Tensor)>
        {
            private readonly RecurrentLayers layers;
            private readonly bool relu;

            internal RNN(RecurrentSettings settings, nn.NonLinearities nonLinearity, Device? device, ScalarType? dtype)
                : base(nameof(RNN))
            {
                layers = new RecurrentLayers(this, settings, device, dtype);
                relu = nonLinearity == nn.NonLinearities.ReLU;
            }

            /// <inheritdoc cref="forward"/>
            public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0);

            /// <summary>Runs over sequences of different lengths; hooks are not called.</summary>
            /// <param name="input">Sequences of different lengths.</param>
            /// <param name="h0">State before the first step, [layers * directions, batch, hidden], in the sequences' original order; zeros when null.</param>
            /// <returns>Each step's output, packed as the input is, and each sequence's state after its last step, in the original order.</returns>
            /// <exception cref="ArgumentException">The input or a state has another shape.</exception>
            public (nn.utils.rnn.PackedSequence, Tensor) call(nn.utils.rnn.PackedSequence input, Tensor? h0 = null)
            {
                var settings = layers.Settings;
                using var run = new RecurrentRun(nameof(RNN), layers, input, h0 is null ? null : [h0], 1);
                var (output, state) = relu
                    ? Aten.rnn_relu_data(run.Input, input.batch_sizes, run.States[0], layers.Weights, settings.Bias, settings.Layers, settings.Dropout,
                        training, settings.Bidirectional)
                    : Aten.rnn_tanh_data(run.Input, input.batch_sizes, run.States[0], layers.Weights, settings.Bias, settings.Layers, settings.Dropout,
                        training, settings.Bidirectional);
                return (run.PackedOutput(output), run.State(state));
            }

            /// <summary>Runs over a sequence.</summary>
            /// <param name="input">[steps, batch, width], [batch, steps, width] with batchFirst, or [steps, width].</param>
            /// <param name="h0">State before the first step, [layers * directions, batch, hidden]; zeros when null.</param>
            /// <returns>Each step's output, [steps, batch, directions * hidden] or as the input has it, and the state after the last step.</returns>
            /// <exception cref="ArgumentException">The input or a state has another shape.</exception>
            public override (Tensor, Tensor) forward(Tensor input, Tensor? h0)
            {
                var settings = layers.Settings;
                using var run = new RecurrentRun(nameof(RNN), layers, input, h0 is null ? null : [h0], 1);
                var (output, state) = relu
                    ? Aten.rnn_relu_input(run.Input, run.States[0], layers.Weights, settings.Bias, settings.Layers, settings.Dropout, training,
                        settings.Bidirectional, settings.BatchFirst)
                    : Aten.rnn_tanh_input(run.Input, run.States[0], layers.Weights, settings.Bias, settings.Layers, settings.Dropout, training,
                        settings.Bidirectional, settings.BatchFirst);
                return (run.Output(output), run.State(state));
            }

            /// <summary>On the CPU there is nothing to do: its operators need no common block of memory for the weights.</summary>
            /// <exception cref="ObjectDisposedException">The module was disposed.</exception>
            public void flatten_parameters() => layers.CheckAlive();

            /// <summary>The bias of the input in a layer, of its forward direction; null without biases.</summary>
            /// <param name="idx">The layer, from 0.</param>
            /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
            public Parameter? get_bias_ih(long idx) => layers.Weight("bias_ih", idx);

            /// <summary>The bias of the state in a layer, of its forward direction; null without biases.</summary>
            /// <param name="idx">The layer, from 0.</param>
            /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
            public Parameter? get_bias_hh(long idx) => layers.Weight("bias_hh", idx);

            /// <summary>The weight of the input in a layer, of its forward direction.</summary>
            /// <param name="idx">The layer, from 0.</param>
            /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
            public Parameter get_weight_ih(long idx) => layers.Weight("weight_ih", idx)!;

            /// <summary>The weight of the state in a layer, of its forward direction.</summary>
            /// <param name="idx">The layer, from 0.</param>
            /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
            public Parameter get_weight_hh(long idx) => layers.Weight("weight_hh", idx)!;
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.RNN"/>
            /// <param name="inputSize">Width of a step of the input.</param>
            /// <param name="hiddenSize">Width of the state.</param>
            /// <param name="numLayers">How many layers, one on top of the other.</param>
            /// <param name="nonLinearity">What is applied to each state.</param>
            /// <param name="bias">Whether there are biases.</param>
            /// <param name="batchFirst">Whether the batch is the first dimension of input and output; not of the states.</param>
            /// <param name="dropout">Probability of dropout on the output of each layer but the last, in training.</param>
            /// <param name="bidirectional">Whether each layer also runs backwards; outputs then have twice the width.</param>
            /// <param name="device">Where the weights live; the default device when null.</param>
            /// <param name="dtype">Type of the weights; the default type when null.</param>
            public static RNN RNN(long inputSize, long hiddenSize, long numLayers = 1, NonLinearities nonLinearity = NonLinearities.Tanh, bool bias = true,
                bool batchFirst = false, double dropout = 0.0, bool bidirectional = false, Device? device = null, ScalarType? dtype = null) =>
                new(new(1, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional), nonLinearity, device, dtype);
        }
    }
}
