namespace TorchSharp.Modules;

public partial class Rprop
{
    /// <summary>Parameters of Rprop with their own options.</summary>
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
        /// <inheritdoc cref="torch.optim.Rprop(IEnumerable{Parameter}, double, double, double, double, double, bool)"/>
        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 0.01, double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6, double max_step = 50,
            bool maximize = false)
            : base(
                parameters,
                new Options
                {
                    LearningRate = lr,
                    etaminus = etaminus,
                    etaplus = etaplus,
                    min_step = min_step,
                    max_step = max_step,
                    maximize = maximize,
                })
        {
        }
    }
}
