namespace TorchSharp.Modules;

public partial class ASGD
{
    /// <summary>Parameters of ASGD with their own options.</summary>
    public class ParamGroup : ParamGroup<Options>
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
        /// <inheritdoc cref="torch.optim.ASGD(IEnumerable{Parameter}, double, double, double, double, double, bool)"/>
        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 0.01, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0)
            : base(parameters, new Options { LearningRate = lr, lambd = lambd, alpha = alpha, t0 = t0, weight_decay = weight_decay })
        {
        }
    }
}
