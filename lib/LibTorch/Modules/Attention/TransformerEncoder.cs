using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Layers of a transformer's encoder, one after the other. Sequences are [steps, batch, width].</summary>
        public sealed class TransformerEncoder : nn.Module<Tensor, Tensor?, Tensor?, Tensor>, nn.IModule<Tensor, Tensor, Tensor>, nn.IModule<Tensor, Tensor>
        {
            private readonly ModuleList<TransformerEncoderLayer> layers;
            private readonly LayerNorm? norm;

            internal TransformerEncoder(TransformerEncoderLayer encoder_layer, long num_layers, LayerNorm? norm = null)
                : base(nameof(TransformerEncoder))
            {
                layers = LayerCopies.Of(encoder_layer, num_layers, encoder_layer.Alike);
                this.norm = norm;
                RegisterComponents();
            }

            /// <summary>The functions that a layer can have; TorchSharp's layers take those of <see cref="nn.Activations"/>.</summary>
            public enum Activations
            {
                /// <summary>max(0, x).</summary>
                ReLU = 0,

                /// <summary>x times the normal distribution's probability below x.</summary>
                GELU = 1,
            }

            /// <summary>Encodes sequences with a mask.</summary>
            /// <param name="src">[steps, batch, width] or [steps, width].</param>
            /// <param name="src_mask">Which steps a step does not see: true, or -infinity; [steps, steps] or [batch * heads, steps, steps].</param>
            /// <returns>The form of <paramref name="src"/>.</returns>
            public Tensor call(Tensor src, Tensor? src_mask) => call(src, src_mask, null);

            /// <summary>Encodes sequences.</summary>
            /// <param name="src">[steps, batch, width] or [steps, width].</param>
            /// <returns>The form of <paramref name="src"/>.</returns>
            public Tensor call(Tensor src) => call(src, null, null);

            /// <summary>Encodes sequences.</summary>
            /// <param name="src">[steps, batch, width] or [steps, width].</param>
            /// <param name="src_mask">Which steps a step does not see: true, or -infinity; [steps, steps] or [batch * heads, steps, steps].</param>
            /// <param name="src_key_padding_mask">Which steps are padding, unseen by all: true, or -infinity; [batch, steps] or [steps].</param>
            /// <returns>The form of <paramref name="src"/>.</returns>
            public override Tensor forward(Tensor src, Tensor? src_mask, Tensor? src_key_padding_mask)
            {
                using var scope = NewDisposeScope();
                var x = src;
                foreach (var layer in layers) x = layer.call(x, src_mask, src_key_padding_mask);
                return scope.MoveToOuter(norm is null ? x : norm.call(x));
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Copies of a layer, one after the other; each has parameters of its own with the layer's values.</summary>
            /// <param name="encoder_layer">The layer; it stays as it is and apart.</param>
            /// <param name="num_layers">How many copies.</param>
            public static TransformerEncoder TransformerEncoder(TransformerEncoderLayer encoder_layer, long num_layers) => new(encoder_layer, num_layers);
        }
    }
}
