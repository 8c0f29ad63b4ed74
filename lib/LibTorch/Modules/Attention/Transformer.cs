using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>
        /// An encoder and a decoder with a normalisation after each (Vaswani et al. 2017); every matrix is filled by Glorot's rule.
        /// Sequences are [steps, batch, width].
        /// </summary>
        public sealed class Transformer : nn.Module<Tensor, Tensor, Tensor>
        {
            private readonly TransformerEncoder encoder;
            private readonly TransformerDecoder decoder;
            private readonly long width;

            internal Transformer(long d_model, long nhead, long num_encoder_layers, long num_decoder_layers, long dim_feedforward, double dropout,
                nn.Activations activation)
                : base(nameof(Transformer))
            {
                width = d_model;
                using (var layer = nn.TransformerEncoderLayer(d_model, nhead, dim_feedforward, dropout, activation))
                    encoder = new TransformerEncoder(layer, num_encoder_layers, nn.LayerNorm(d_model));
                using (var layer = nn.TransformerDecoderLayer(d_model, nhead, dim_feedforward, dropout, activation))
                    decoder = new TransformerDecoder(layer, num_decoder_layers, nn.LayerNorm(d_model));
                RegisterComponents();
                using var scope = NewDisposeScope();
                foreach (var parameter in parameters())
                    if (parameter.shape.Length > 1) nn.init.xavier_uniform_(parameter);
            }

            /// <summary>From a sequence to another with masks; hooks of this module are not called.</summary>
            /// <param name="src">What goes into the encoder, [source, batch, width] or [source, width].</param>
            /// <param name="tgt">What goes into the decoder, [target, batch, width] or [target, width].</param>
            /// <param name="src_mask">Which steps of the source a step of it does not see: true, or -infinity; [source, source].</param>
            /// <param name="tgt_mask">Which steps of the target a step of it does not see, likewise; [target, target].</param>
            /// <param name="memory_mask">Which steps of the encoder's output a step of the target does not see, likewise; [target, source].</param>
            /// <param name="src_key_padding_mask">Which steps of the source are padding: true, or -infinity; [batch, source] or [source].</param>
            /// <param name="tgt_key_padding_mask">Which steps of the target are padding, likewise; [batch, target] or [target].</param>
            /// <param name="memory_key_padding_mask">Which steps of the encoder's output are padding, likewise; [batch, source] or [source].</param>
            /// <returns>The form of <paramref name="tgt"/>.</returns>
            /// <exception cref="ArgumentException">The sequences have different batches or not the width of the module.</exception>
            public Tensor call(Tensor src, Tensor tgt, Tensor? src_mask, Tensor? tgt_mask = null, Tensor? memory_mask = null,
                Tensor? src_key_padding_mask = null, Tensor? tgt_key_padding_mask = null, Tensor? memory_key_padding_mask = null)
            {
                long[] source = src.shape, target = tgt.shape;
                var batched = source.Length == 3;
                if (source.Length != target.Length || (batched && source[1] != target[1]))
                    throw new ArgumentException($"{nameof(Transformer)}: src and tgt have different batches.", nameof(tgt));
                if (source[^1] != width || target[^1] != width)
                    throw new ArgumentException($"{nameof(Transformer)}: src and tgt need a last dimension of {width}.", nameof(src));
                using var memory = encoder.call(src, src_mask, src_key_padding_mask);
                return decoder.call(tgt, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask);
            }

            /// <summary>From a sequence to another.</summary>
            /// <param name="src">What goes into the encoder, [source, batch, width] or [source, width].</param>
            /// <param name="tgt">What goes into the decoder, [target, batch, width] or [target, width].</param>
            /// <returns>The form of <paramref name="tgt"/>.</returns>
            public override Tensor forward(Tensor src, Tensor tgt) => call(src, tgt, null);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.Transformer"/>
            /// <param name="d_model">Width of the sequences; divides by the number of heads.</param>
            /// <param name="nhead">Heads of each attention.</param>
            /// <param name="num_encoder_layers">Layers of the encoder.</param>
            /// <param name="num_decoder_layers">Layers of the decoder.</param>
            /// <param name="dim_feedforward">Width between the two linear layers.</param>
            /// <param name="dropout">Probability of each dropout, in training.</param>
            /// <param name="activation">What is applied between the two linear layers.</param>
            public static Transformer Transformer(long d_model = 512, long nhead = 8, long num_encoder_layers = 6, long num_decoder_layers = 6,
                long dim_feedforward = 2048, double dropout = 0.1, Activations activation = Activations.ReLU) =>
                new(d_model, nhead, num_encoder_layers, num_decoder_layers, dim_feedforward, dropout, activation);
        }
    }
}
