namespace TorchSharp.Modules;

public partial class Adagrad
{
    /// <summary>Parameters of Adagrad with their own options.</summary>
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
        /// <inheritdoc cref="torch.optim.Adagrad(IEnumerable{Parameter}, double, double, double, double, double)"/>
        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0,
            double eps = 1e-10)
            : base(
                parameters,
                new Options
                {
                    LearningRate = lr,
                    lr_decay = lr_decay,
                    weight_decay = weight_decay,
                    initial_accumulator_value = initial_accumulator_value,
                    eps = eps,
                })
        {
        }
    }
}
