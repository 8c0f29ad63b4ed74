using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>
        /// A layer of a transformer's encoder (Vaswani et al. 2017): x = norm1(x + dropout1(attention(x))), then
        /// norm2(x + dropout2(linear2(dropout(activation(linear1(x)))))). Sequences are [steps, batch, width].
        /// </summary>
        public sealed class TransformerEncoderLayer : nn.Module<Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor>,
            nn.IModule<Tensor, Tensor, Tensor, Tensor>
        {
            private readonly Func<TransformerEncoderLayer> alike;
            private readonly nn.Activations activation;

            // Named and ordered as PyTorch's state_dict has them.
            private readonly MultiheadAttention self_attn;
            private readonly Linear linear1;
            private readonly Dropout dropout;
            private readonly Linear linear2;
            private readonly LayerNorm norm1;
            private readonly LayerNorm norm2;
            private readonly Dropout dropout1;
            private readonly Dropout dropout2;

            internal TransformerEncoderLayer(long d_model, long nhead, long dim_feedforward, double dropout, nn.Activations activation)
                : base(nameof(TransformerEncoderLayer))
            {
                alike = () => new TransformerEncoderLayer(d_model, nhead, dim_feedforward, dropout, activation);
                this.activation = activation;
                self_attn = nn.MultiheadAttention(d_model, nhead, dropout);
                linear1 = nn.Linear(d_model, dim_feedforward);
                this.dropout = nn.Dropout(dropout);
                linear2 = nn.Linear(dim_feedforward, d_model);
                norm1 = nn.LayerNorm(d_model);
                norm2 = nn.LayerNorm(d_model);
                dropout1 = nn.Dropout(dropout);
                dropout2 = nn.Dropout(dropout);
                RegisterComponents();
            }

            /// <summary>Encodes sequences with masks. Hooks see the sequences only.</summary>
            /// <param name="src">[steps, batch, width] or [steps, width].</param>
            /// <param name="src_mask">Which steps a step does not see: true, or -infinity; [steps, steps] or [batch * heads, steps, steps].</param>
            /// <param name="src_key_padding_mask">Which steps are padding, unseen by all: true, or -infinity; [batch, steps] or [steps].</param>
            /// <returns>The form of <paramref name="src"/>.</returns>
            public Tensor call(Tensor src, Tensor? src_mask, Tensor? src_key_padding_mask) =>
                CallHooked(src, input => Encode(input, src_mask, src_key_padding_mask));

            /// <summary>Encodes sequences with a mask. Hooks see the sequences only.</summary>
            /// <param name="src">[steps, batch, width] or [steps, width].</param>
            /// <param name="src_mask">Which steps a step does not see: true, or -infinity; [steps, steps] or [batch * heads, steps, steps].</param>
            /// <returns>The form of <paramref name="src"/>.</returns>
            public Tensor call(Tensor src, Tensor? src_mask) => call(src, src_mask, null);

            /// <summary>Encodes sequences.</summary>
            /// <param name="src">[steps, batch, width] or [steps, width].</param>
            /// <returns>The form of <paramref name="src"/>.</returns>
            public override Tensor forward(Tensor src) => Encode(src, null, null);

            /// <summary>A fresh layer with the same settings.</summary>
            internal TransformerEncoderLayer Alike() => alike();

            private Tensor Encode(Tensor src, Tensor? mask, Tensor? padding)
            {
                using var scope = NewDisposeScope();
                var attended = self_attn.call(src, src, src, padding, false, mask).Item1;
                var x = norm1.call(Aten.add_Tensor(src, dropout1.call(attended)));
                return scope.MoveToOuter(norm2.call(Aten.add_Tensor(x, FeedForward(x))));
            }

            private Tensor FeedForward(Tensor x)
            {
                var hidden = linear1.call(x);
                hidden = activation == nn.Activations.GELU ? Aten.gelu(hidden) : Aten.relu(hidden);
                return dropout2.call(linear2.call(dropout.call(hidden)));
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.TransformerEncoderLayer"/>
            /// <param name="d_model">Width of the sequences; divides by the number of heads.</param>
            /// <param name="nhead">Heads of each attention.</param>
            /// <param name="dim_feedforward">Width between the two linear layers.</param>
            /// <param name="dropout">Probability of each dropout, in training.</param>
            /// <param name="activation">What is applied between the two linear layers.</param>
            public static TransformerEncoderLayer TransformerEncoderLayer(long d_model = 512, long nhead = 8, long dim_feedforward = 2048,
                double dropout = 0.1, Activations activation = Activations.ReLU) =>
                new(d_model, nhead, dim_feedforward, dropout, activation);
        }
    }
}
