using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>One step of the plain recurrent network; see <see cref="RNN"/>.</summary>
        public sealed class RNNCell : nn.Module<Tensor, Tensor?, Tensor>
        {
            private readonly long hiddenSize;
            private readonly bool relu;

            internal RNNCell(long inputSize, long hiddenSize, nn.NonLinearities nonLinearity, bool bias, Device? device, ScalarType? dtype)
                : base(nameof(RNNCell))
            {
                this.hiddenSize = hiddenSize;
                relu = nonLinearity == nn.NonLinearities.ReLU;
                RecurrentCell.MakeWeights(this, 1, inputSize, hiddenSize, bias, device, dtype);
            }

            /// <summary>Bias of the input, [hidden]; null without biases.</summary>
            public Parameter? bias_ih
            {
                get => get_parameter("bias_ih");
                set => ConditionallyRegisterParameter("bias_ih", value);
            }

            /// <summary>Bias of the state, [hidden]; null without biases.</summary>
            public Parameter? bias_hh
            {
                get => get_parameter("bias_hh");
                set => ConditionallyRegisterParameter("bias_hh", value);
            }

            /// <summary>Weight of the input, [hidden, input].</summary>
            public Parameter weight_ih
            {
                get => get_parameter("weight_ih")!;
                set => ConditionallyRegisterParameter("weight_ih", value);
            }

            /// <summary>Weight of the state, [hidden, hidden].</summary>
            public Parameter weight_hh
            {
                get => get_parameter("weight_hh")!;
                set => ConditionallyRegisterParameter("weight_hh", value);
            }

            /// <summary>One step.</summary>
            /// <param name="input">[batch, input] or [input].</param>
            /// <param name="h0">State before the step, [batch, hidden] or [hidden]; zeros when null.</param>
            /// <returns>The state after the step, in the form of the input.</returns>
            /// <exception cref="ArgumentException">The input has no 1 or 2 dimensions, or a state has other dimensions.</exception>
            public override Tensor forward(Tensor input, Tensor? h0 = null)
            {
                var after = RecurrentCell.Run(nameof(RNNCell), input, h0 is null ? null : [h0], 1, hiddenSize, Step);
                return after[0];
            }

            private Tensor[] Step(Tensor input, Tensor[] states) => relu
                ? [Aten.rnn_relu_cell(input, states[0], weight_ih, weight_hh, bias_ih, bias_hh)]
                : [Aten.rnn_tanh_cell(input, states[0], weight_ih, weight_hh, bias_ih, bias_hh)];
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.RNNCell"/>
            /// <param name="inputSize">Width of the input.</param>
            /// <param name="hiddenSize">Width of the state.</param>
            /// <param name="nonLinearity">What is applied to each state.</param>
            /// <param name="bias">Whether there are biases.</param>
            /// <param name="device">Where the weights live; the default device when null.</param>
            /// <param name="dtype">Type of the weights; the default type when null.</param>
            public static RNNCell RNNCell(long inputSize, long hiddenSize, NonLinearities nonLinearity = NonLinearities.Tanh, bool bias = true,
                Device? device = null,
                ScalarType? dtype = null) =>
                new(inputSize, hiddenSize, nonLinearity, bias, device, dtype);
        }
    }
}
