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
            /// <summary>NAdam, Adam with Nesterov's momentum (Dozat 2016).</summary>
            /// <remarks>
            /// With <c>mu_t = beta1 * (1 - 0.96^(t * momentum_decay) / 2)</c> the step is
            /// <c>lr * ((1 - mu_t) / (1 - prod mu) * g + mu_(t+1) / (1 - prod mu * mu_t * mu_(t+1)) * m) / (sqrt(v / (1 - beta2^t)) + eps)</c>, bit for bit as
            /// PyTorch 1.13 computes it.
            /// </remarks>
            /// <param name="named_parameters">The parameters: as such, as <c>named_parameters()</c> gives them, or in groups with options of their own.</param>
            /// <param name="lr">Learning rate.</param>
            /// <param name="beta1">Decay of the running mean of the gradient, in [0, 1).</param>
            /// <param name="beta2">Decay of the running mean of its square, in [0, 1).</param>
            /// <param name="eps">Added to the denominator.</param>
            /// <param name="weight_decay">Factor of the parameter that is added to its gradient.</param>
            /// <param name="momentum_decay">How fast the momentum's warm-up goes.</param>
            /// <exception cref="ArgumentException">There are no parameters, one is in two groups, or an option is out of its range.</exception>
            public static Modules.NAdam NAdam(
                IEnumerable<Parameter> named_parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
                double weight_decay = 0, double momentum_decay = 4e-3) =>
                new(named_parameters, lr, beta1, beta2, eps, weight_decay, momentum_decay);

            /// <inheritdoc cref="NAdam(IEnumerable{Parameter}, double, double, double, double, double, double)"/>
            public static Modules.NAdam NAdam(
                IEnumerable<(string name, Parameter parameter)> named_parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999,
                double eps = 1e-8, double weight_decay = 0, double momentum_decay = 4e-3) =>
                new(named_parameters.Select(named => named.parameter), lr, beta1, beta2, eps, weight_decay, momentum_decay);

            /// <inheritdoc cref="NAdam(IEnumerable{Parameter}, double, double, double, double, double, double)"/>
            public static Modules.NAdam NAdam(
                IEnumerable<Modules.NAdam.ParamGroup> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
                double weight_decay = 0, double momentum_decay = 4e-3) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, momentum_decay);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>NAdam, Adam with Nesterov's momentum (Dozat 2016).</summary>
    public partial class NAdam : OptimizerHelper, IBetas
    {
        /// <inheritdoc cref="torch.optim.NAdam(IEnumerable{Parameter}, double, double, double, double, double, double)"/>
        public NAdam(
            IEnumerable<Parameter> parameters, double lr, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0,
            double momentum_decay = 4e-3)
            : this([new ParamGroup { Parameters = NotEmpty(parameters) }], lr, beta1, beta2, eps, weight_decay, momentum_decay)
        {
        }

        /// <inheritdoc cref="torch.optim.NAdam(IEnumerable{Parameter}, double, double, double, double, double, double)"/>
        public NAdam(
            IEnumerable<ParamGroup> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0,
            double momentum_decay = 4e-3)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(lr);
            ArgumentOutOfRangeException.ThrowIfNegative(eps);
            ArgumentOutOfRangeException.ThrowIfNegative(beta1);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(beta1, 1.0);
            ArgumentOutOfRangeException.ThrowIfNegative(beta2);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(beta2, 1.0);
            ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
            ArgumentOutOfRangeException.ThrowIfNegative(momentum_decay);
            _defaults = new Options
            {
                LearningRate = lr,
                beta1 = beta1,
                beta2 = beta2,
                eps = eps,
                weight_decay = weight_decay,
                momentum_decay = momentum_decay,
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
            options.momentum_decay ??= defaults.momentum_decay;
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
            var (beta1, beta2, rate, step) = (options.beta1!.Value, options.beta2!.Value, options.LearningRate!.Value, batch.First.step);
            var (momentum, next, product) = (Momentum(options, step), Momentum(options, step + 1), (float)batch.First.mu_product);
            var nextProduct = product * (float)momentum * (float)next;
            var parameters = batch.Parameters();
            var gradients = batch.Gradients(parameters, maximize: false, options.weight_decay!.Value);
            var means = batch.Of(static state => state.exp_avg);
            var squares = batch.Of(static state => state.exp_avg_sq);
            Aten._foreach_mul__Scalar(means, beta1);
            Aten._foreach_add__List(means, gradients, 1 - beta1);
            Aten._foreach_mul__Scalar(squares, beta2);
            Aten._foreach_addcmul__Scalar(squares, gradients, gradients, 1 - beta2);
            var denominators = Aten._foreach_div_Scalar(squares, 1 - Math.Pow(beta2, step));
            Aten._foreach_sqrt_(denominators);
            Aten._foreach_add__Scalar(denominators, options.eps!.Value);
            Aten._foreach_addcdiv__Scalar(parameters, gradients, denominators, -rate * (1 - momentum) / (1 - (double)product));
            Aten._foreach_addcdiv__Scalar(parameters, means, denominators, -rate * next / (1 - (double)nextProduct));
        }

        /// <summary>The momentum of a step: half of beta1 at first, all of it later.</summary>
        private static double Momentum(Options options, long step) =>
            options.beta1!.Value * (1 - 0.5 * Math.Pow(0.96, step * options.momentum_decay!.Value));
    }
}
