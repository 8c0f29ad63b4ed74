using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

public partial class RMSProp
{
    /// <summary>Parameters of RMSProp with their own options.</summary>
    public class ParamGroup : ParamGroup<Options>, IMomentum
    {
        /// <summary>A group to be filled by its properties.</summary>
        public ParamGroup()
        {
        }

        /// <summary>A group of parameters.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="options">Their options.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        /// <summary>A group of parameters.</summary>
        /// <inheritdoc cref="torch.optim.RMSProp(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double eps = 1e-8, double alpha = 0.99, double weight_decay = 0, double momentum = 0,
            bool centered = false)
            : base(
                parameters,
                new Options
                {
                    LearningRate = lr,
                    eps = eps,
                    alpha = alpha,
                    weight_decay = weight_decay,
                    momentum = momentum,
                    centered = centered,
                })
        {
        }

        /// <inheritdoc/>
        public double Momentum
        {
            get => Options.momentum!.Value;
            set => Options.momentum = value;
        }
    }
}
