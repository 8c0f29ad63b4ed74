using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>
        /// A layer of a transformer's decoder (Vaswani et al. 2017): x = norm1(x + dropout1(attention(x))), x = norm2(x + dropout2(attention to memory)),
        /// then norm3(x + dropout3(linear2(dropout(activation(linear1(x)))))). Sequences are [steps, batch, width].
        /// </summary>
        public sealed class TransformerDecoderLayer : nn.Module<Tensor, Tensor, Tensor?, Tensor?, Tensor?, Tensor?, Tensor>,
            nn.IModule<Tensor, Tensor, Tensor>
        {
            private readonly Func<TransformerDecoderLayer> alike;
            private readonly nn.Activations activation;

            // Named and ordered as PyTorch's state_dict has them.
            private readonly MultiheadAttention self_attn;
            private readonly MultiheadAttention multihead_attn;
            private readonly Linear linear1;
            private readonly Dropout dropout;
            private readonly Linear linear2;
            private readonly LayerNorm norm1;
            private readonly LayerNorm norm2;
            private readonly LayerNorm norm3;
            private readonly Dropout dropout1;
            private readonly Dropout dropout2;
            private readonly Dropout dropout3;

            internal TransformerDecoderLayer(long d_model, long nhead, long dim_feedforward, double dropout, nn.Activations activation)
                : base(nameof(TransformerDecoderLayer))
            {
                alike = () => new TransformerDecoderLayer(d_model, nhead, dim_feedforward, dropout, activation);
                this.activation = activation;
                self_attn = nn.MultiheadAttention(d_model, nhead, dropout);
                multihead_attn = nn.MultiheadAttention(d_model, nhead, dropout);
                linear1 = nn.Linear(d_model, dim_feedforward);
                this.dropout = nn.Dropout(dropout);
                linear2 = nn.Linear(dim_feedforward, d_model);
                norm1 = nn.LayerNorm(d_model);
                norm2 = nn.LayerNorm(d_model);
                norm3 = nn.LayerNorm(d_model);
                dropout1 = nn.Dropout(dropout);
                dropout2 = nn.Dropout(dropout);
                dropout3 = nn.Dropout(dropout);
                RegisterComponents();
            }

            /// <inheritdoc cref="forward"/>
            public new Tensor call(Tensor tgt, Tensor memory, Tensor? tgt_mask, Tensor? memory_mask = null, Tensor? tgt_key_padding_mask = null,
                Tensor? memory_key_padding_mask = null) =>
                base.call(tgt, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask);

            /// <summary>Decodes sequences without masks.</summary>
            /// <param name="tgt">[steps, batch, width] or [steps, width].</param>
            /// <param name="memory">What the encoder made, [memory, batch, width] or [memory, width].</param>
            /// <returns>The form of <paramref name="tgt"/>.</returns>
            public Tensor call(Tensor tgt, Tensor memory) => base.call(tgt, memory, null, null, null, null);

            /// <summary>Decodes sequences.</summary>
            /// <param name="tgt">[steps, batch, width] or [steps, width].</param>
            /// <param name="memory">What the encoder made, [memory, batch, width] or [memory, width].</param>
            /// <param name="tgt_mask">Which steps a step does not see: true, or -infinity; [steps, steps] or [batch * heads, steps, steps].</param>
            /// <param name="memory_mask">Which memory a step does not see, likewise; [steps, memory] or [batch * heads, steps, memory].</param>
            /// <param name="tgt_key_padding_mask">Which steps are padding, unseen by all: true, or -infinity; [batch, steps] or [steps].</param>
            /// <param name="memory_key_padding_mask">Which memory is padding, likewise; [batch, memory] or [memory].</param>
            /// <returns>The form of <paramref name="tgt"/>.</returns>
            public override Tensor forward(Tensor tgt, Tensor memory, Tensor? tgt_mask, Tensor? memory_mask, Tensor? tgt_key_padding_mask,
                Tensor? memory_key_padding_mask)
            {
                using var scope = NewDisposeScope();
                var attended = self_attn.call(tgt, tgt, tgt, tgt_key_padding_mask, false, tgt_mask).Item1;
                var x = norm1.call(Aten.add_Tensor(tgt, dropout1.call(attended)));
                var remembered = multihead_attn.call(x, memory, memory, memory_key_padding_mask, false, memory_mask).Item1;
                x = norm2.call(Aten.add_Tensor(x, dropout2.call(remembered)));
                return scope.MoveToOuter(norm3.call(Aten.add_Tensor(x, FeedForward(x))));
            }

            /// <summary>A fresh layer with the same settings.</summary>
            internal TransformerDecoderLayer Alike() => alike();

            private Tensor FeedForward(Tensor x)
            {
                var hidden = linear1.call(x);
                hidden = activation == nn.Activations.GELU ? Aten.gelu(hidden) : Aten.relu(hidden);
                return dropout3.call(linear2.call(dropout.call(hidden)));
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.TransformerDecoderLayer"/>
            /// <param name="d_model">Width of the sequences; divides by the number of heads.</param>
            /// <param name="nhead">Heads of each attention.</param>
            /// <param name="dim_feedforward">Width between the two linear layers.</param>
            /// <param name="dropout">Probability of each dropout, in training.</param>
            /// <param name="activation">What is applied between the two linear layers.</param>
            public static TransformerDecoderLayer TransformerDecoderLayer(long d_model = 512, long nhead = 8, long dim_feedforward = 2048,
                double dropout = 0.1, Activations activation = Activations.ReLU) =>
                new(d_model, nhead, dim_feedforward, dropout, activation);
        }
    }
}
