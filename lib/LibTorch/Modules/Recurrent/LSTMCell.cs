using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>One step of long short-term memory; see <see cref="LSTM"/>.</summary>
        public sealed class LSTMCell : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor)>
        {
            private readonly long hiddenSize;

            internal LSTMCell(long inputSize, long hiddenSize, bool bias, Device? device, ScalarType? dtype)
                : base(nameof(LSTMCell))
            {
                this.hiddenSize = hiddenSize;
                RecurrentCell.MakeWeights(this, 4, inputSize, hiddenSize, bias, device, dtype);
            }

            /// <summary>Bias of the input, [4 * hidden]; null without biases.</summary>
            public Parameter? bias_ih
            {
                get => get_parameter("bias_ih");
                set => ConditionallyRegisterParameter("bias_ih", value);
            }

            /// <summary>Bias of the state, [4 * hidden]; null without biases.</summary>
            public Parameter? bias_hh
            {
                get => get_parameter("bias_hh");
                set => ConditionallyRegisterParameter("bias_hh", value);
            }

            /// <summary>Weight of the input, [4 * hidden, input].</summary>
            public Parameter weight_ih
            {
                get => get_parameter("weight_ih")!;
                set => ConditionallyRegisterParameter("weight_ih", value);
            }

            /// <summary>Weight of the state, [4 * hidden, hidden].</summary>
            public Parameter weight_hh
            {
                get => get_parameter("weight_hh")!;
                set => ConditionallyRegisterParameter("weight_hh", value);
            }

            /// <inheritdoc cref="forward"/>
            public new (Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);

            /// <summary>One step.</summary>
            /// <param name="input">[batch, input] or [input].</param>
            /// <param name="h0_c0">State and cell before the step, each [batch, hidden] or [hidden]; zeros when null.</param>
            /// <returns>The state and the cell after the step, in the form of the input.</returns>
            /// <exception cref="ArgumentException">The input has no 1 or 2 dimensions, or a state has other dimensions.</exception>
            public override (Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0)
            {
                var after = RecurrentCell.Run(nameof(LSTMCell), input, h0_c0 is var (state, cell) ? [state, cell] : null, 2, hiddenSize, Step);
                return (after[0], after[1]);
            }

            private Tensor[] Step(Tensor input, Tensor[] states)
            {
                var (state, cell) = Aten.lstm_cell(input, states, weight_ih, weight_hh, bias_ih, bias_hh);
                return [state, cell];
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.LSTMCell"/>
            /// <param name="inputSize">Width of the input.</param>
            /// <param name="hiddenSize">Width of the state.</param>
            /// <param name="bias">Whether there are biases.</param>
            /// <param name="device">Where the weights live; the default device when null.</param>
            /// <param name="dtype">Type of the weights; the default type when null.</param>
            public static LSTMCell LSTMCell(long inputSize, long hiddenSize, bool bias = true, Device? device = null,
                ScalarType? dtype = null) =>
                new(inputSize, hiddenSize, bias, device, dtype);
        }
    }
}
