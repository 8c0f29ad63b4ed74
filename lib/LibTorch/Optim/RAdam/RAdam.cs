using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>RAdam, Adam with a rectified variance (Liu et al. 2020, arXiv 1908.03265).</summary>
            /// <remarks>
            /// Where the variance can be estimated (after 5 steps with beta2 = 0.999) the step is Adam's times a factor below 1; before that it is
            /// <c>lr * m / (1 - beta1^t)</c>.
            /// </remarks>
            /// <param name="parameters">The parameters: as such, as <c>named_parameters()</c> gives them, or in groups with options of their own.</param>
            /// <param name="lr">Learning rate.</param>
            /// <param name="beta1">Decay of the running mean of the gradient, in [0, 1).</param>
            /// <param name="beta2">Decay of the running mean of its square, in [0, 1).</param>
            /// <param name="eps">Added to the denominator.</param>
            /// <param name="weight_decay">Factor of the parameter that is added to its gradient.</param>
            /// <exception cref="ArgumentException">There are no parameters, one is in two groups, or an option is out of its range.</exception>
            public static Modules.RAdam RAdam(
                IEnumerable<Parameter> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay);

            /// <inheritdoc cref="RAdam(IEnumerable{Parameter}, double, double, double, double, double)"/>
            public static Modules.RAdam RAdam(
                IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
                double weight_decay = 0) =>
                new(parameters.Select(named => named.parameter), lr, beta1, beta2, eps, weight_decay);

            /// <inheritdoc cref="RAdam(IEnumerable{Parameter}, double, double, double, double, double)"/>
            public static Modules.RAdam RAdam(
                IEnumerable<Modules.RAdam.ParamGroup> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
                double weight_decay = 0) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>RAdam, Adam with a rectified variance (Liu et al. 2020, arXiv 1908.03265).</summary>
    public partial class RAdam : OptimizerHelper, IBetas
    {
        /// <inheritdoc cref="torch.optim.RAdam(IEnumerable{Parameter}, double, double, double, double, double)"/>
        public RAdam(IEnumerable<Parameter> parameters, double lr, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0)
            : this([new ParamGroup { Parameters = NotEmpty(parameters) }], lr, beta1, beta2, eps, weight_decay)
        {
        }

        /// <inheritdoc cref="torch.optim.RAdam(IEnumerable{Parameter}, double, double, double, double, double)"/>
        public RAdam(
            IEnumerable<ParamGroup> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(lr);
            ArgumentOutOfRangeException.ThrowIfNegative(eps);
            ArgumentOutOfRangeException.ThrowIfNegative(beta1);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(beta1, 1.0);
            ArgumentOutOfRangeException.ThrowIfNegative(beta2);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(beta2, 1.0);
            ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
            _defaults = new Options
            {
                LearningRate = lr,
                beta1 = beta1,
                beta2 = beta2,
                eps = eps,
                weight_decay = weight_decay,
            };
            foreach (var group in NotEmpty(parameters)) add_param_group(group);
        }

        /// <summary>The betas of groups that are added later and have none of their own.</summary>
        public (double, double) Betas
        {
            get => (((Options)_defaults).beta1!.Value, ((Options)_defaults).beta2!.Value);
            set => (((Options)_defaults).beta1, ((Options)_defaults).beta2) = value;
        }

        /// <inheritdoc/>
        public override void add_param_group(Modules.ParamGroup param_group)
        {
            var defaults = (Options)_defaults;
            param_group.Options ??= new Options();
            var options = (Options)param_group.Options;
            options.LearningRate ??= defaults.LearningRate;
            options.beta1 ??= defaults.beta1;
            options.beta2 ??= defaults.beta2;
            options.eps ??= defaults.eps;
            options.weight_decay ??= defaults.weight_decay;
            Register(param_group, static parameter => new State(parameter));
        }

        /// <inheritdoc/>
        public override Tensor? step(Func<Tensor>? closure = null) => Step<State, Options>(closure, Update);

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing) DisposeStates();
        }

        private static void Update(ParameterBatch<State> batch, Options options)
        {
            var (beta1, beta2, step) = (options.beta1!.Value, options.beta2!.Value, batch.First.step);
            var parameters = batch.Parameters();
            var gradients = batch.Gradients(parameters, maximize: false, options.weight_decay!.Value);
            var means = batch.Of(static state => state.exp_avg);
            var squares = batch.Of(static state => state.exp_avg_sq);
            Aten._foreach_mul__Scalar(means, beta1);
            Aten._foreach_add__List(means, gradients, 1 - beta1);
            Aten._foreach_mul__Scalar(squares, beta2);
            Aten._foreach_addcmul__Scalar(squares, gradients, gradients, 1 - beta2);
            var steps = Aten._foreach_div_Scalar(means, 1 - Math.Pow(beta1, step));
            Aten._foreach_mul__Scalar(steps, options.LearningRate!.Value);
            var decay = Math.Pow(beta2, step);
            var longest = 2 / (1 - beta2) - 1;
            var length = longest - 2 * step * decay / (1 - decay);
            if (length > 5)
            {
                var rates = Aten._foreach_sqrt(squares);
                Aten._foreach_add__Scalar(rates, options.eps!.Value);
                Aten._foreach_reciprocal_(rates);
                Aten._foreach_mul__Scalar(rates, Math.Sqrt(1 - decay));
                Aten._foreach_mul__List(steps, rates);
                Aten._foreach_mul__Scalar(steps, Math.Sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)));
            }
            Aten._foreach_add__List(parameters, steps, -1.0);
        }
    }
}
