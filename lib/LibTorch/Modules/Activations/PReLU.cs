using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>x above zero, weight * x below, with slopes that are learnt (arXiv:1502.01852): `[batch, channels, ...]`, same shape.</summary>
    public sealed class PReLU : Module<Tensor, Tensor>
    {
        internal PReLU(long num_parameters, double init, Device? device, ScalarType? dtype)
            : base(nameof(PReLU))
        {
            this.num_parameters = num_parameters;
            this.init = init;
            weight = Allocate.Parameter(device, dtype, num_parameters);
            torch.nn.init.constant_(weight, init);
        }

        /// <summary>Slopes below zero: `[num_parameters]`.</summary>
        [field: ComponentName(Name = nameof(weight))]
        public Parameter weight
        {
            get;
            set => ConditionallyRegisterParameter(nameof(weight), field = value);
        }

        /// <summary>1, or the number of channels.</summary>
        public long num_parameters { get; }

        /// <summary>Slope at the start.</summary>
        public double init { get; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => functional.prelu(tensor, weight);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x above zero, weight * x below, with slopes that are learnt (arXiv:1502.01852): `[batch, channels, ...]`, same shape.</summary>
            /// <param name="num_parameters">1 for one slope, or the number of channels for one each.</param>
            /// <param name="init">Slope at the start.</param>
            /// <param name="device">Where the slopes lie.</param>
            /// <param name="dtype">Type of the slopes.</param>
            public static Modules.PReLU PReLU(long num_parameters, double init = 0.25, Device? device = null, ScalarType? dtype = null)
                => new(num_parameters, init, device, dtype);
        }
    }
}
