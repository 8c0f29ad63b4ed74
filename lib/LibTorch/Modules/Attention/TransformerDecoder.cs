using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Layers of a transformer's decoder, one after the other. Sequences are [steps, batch, width].</summary>
        public sealed class TransformerDecoder : nn.Module<Tensor, Tensor, Tensor?, Tensor?, Tensor?, Tensor?, Tensor>
        {
            private readonly ModuleList<TransformerDecoderLayer> layers;
            private readonly LayerNorm? norm;

            internal TransformerDecoder(TransformerDecoderLayer decoder_layer, long num_layers, LayerNorm? norm = null)
                : base(nameof(TransformerDecoder))
            {
                layers = LayerCopies.Of(decoder_layer, num_layers, decoder_layer.Alike);
                this.norm = norm;
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
            public override Tensor forward(Tensor tgt, Tensor memory, Tensor? tgt_mask, Tensor? memory_mask = null, Tensor? tgt_key_padding_mask = null,
                Tensor? memory_key_padding_mask = null)
            {
                using var scope = NewDisposeScope();
                var x = tgt;
                foreach (var layer in layers) x = layer.call(x, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask);
                return scope.MoveToOuter(norm is null ? x : norm.call(x));
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Copies of a layer, one after the other; each has parameters of its own with the layer's values.</summary>
            /// <param name="decoder_layer">The layer; it stays as it is and apart.</param>
            /// <param name="num_layers">How many copies.</param>
            public static TransformerDecoder TransformerDecoder(TransformerDecoderLayer decoder_layer, long num_layers) => new(decoder_layer, num_layers);
        }
    }
}
