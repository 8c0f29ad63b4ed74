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
            /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv 1711.05101).</summary>
            /// <remarks>
            /// As Adam, but the decay does not pass through the running means: first <c>p *= 1 - lr * weight_decay</c>.
            /// As in TorchSharp, the decay is 0 unless given; PyTorch's is 0.01.
            /// </remarks>
            /// <param name="parameters">The parameters: as such, as <c>named_parameters()</c> gives them, or in groups with options of their own.</param>
            /// <param name="lr">Learning rate.</param>
            /// <param name="beta1">Decay of the running mean of the gradient, in [0, 1).</param>
            /// <param name="beta2">Decay of the running mean of its square, in [0, 1).</param>
            /// <param name="eps">Added to the denominator.</param>
            /// <param name="weight_decay">Share of the parameter, times the learning rate, that each step takes away.</param>
            /// <param name="amsgrad">Whether the denominator uses the largest mean of squares so far.</param>
            /// <param name="maximize">Whether to climb instead of to fall.</param>
            /// <exception cref="ArgumentException">There are no parameters, one is in two groups, or an option is out of its range.</exception>
            public static Modules.AdamW AdamW(
                IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0,
                bool amsgrad = false, bool maximize = false) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            /// <inheritdoc cref="AdamW(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
            public static Modules.AdamW AdamW(
                IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
                double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters.Select(named => named.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            /// <inheritdoc cref="AdamW(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
            public static Modules.AdamW AdamW(
                IEnumerable<Modules.AdamW.ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
                double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv 1711.05101).</summary>
    public partial class AdamW : OptimizerHelper, IBetas
    {
        /// <inheritdoc cref="torch.optim.AdamW(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
        public AdamW(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0,
            bool amsgrad = false, bool maximize = false)
            : this([new ParamGroup { Parameters = NotEmpty(parameters) }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
        {
        }

        /// <inheritdoc cref="torch.optim.AdamW(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
        public AdamW(
            IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0,
            bool amsgrad = false, bool maximize = false)
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
                amsgrad = amsgrad,
                maximize = maximize,
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
            options.amsgrad ??= defaults.amsgrad;
            options.maximize ??= defaults.maximize;
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
            var parameters = batch.Parameters();
            var gradients = batch.Gradients(parameters, options.maximize!.Value, 0);
            if (options.weight_decay!.Value != 0) Aten._foreach_mul__Scalar(parameters, 1 - rate * options.weight_decay.Value);
            var means = batch.Of(static state => state.exp_avg);
            var squares = batch.Of(static state => state.exp_avg_sq);
            Aten._foreach_mul__Scalar(means, beta1);
            Aten._foreach_add__List(means, gradients, 1 - beta1);
            Aten._foreach_mul__Scalar(squares, beta2);
            Aten._foreach_addcmul__Scalar(squares, gradients, gradients, 1 - beta2);
            if (options.amsgrad!.Value)
            {
                var largest = batch.Of(static state => state.max_exp_avg_sq!);
                Aten._foreach_maximum__List(largest, squares);
                squares = largest;
            }
            var denominators = Aten._foreach_sqrt(squares);
            Aten._foreach_div__Scalar(denominators, Math.Sqrt(1 - Math.Pow(beta2, step)));
            Aten._foreach_add__Scalar(denominators, options.eps!.Value);
            Aten._foreach_addcdiv__Scalar(parameters, means, denominators, -(rate / (1 - Math.Pow(beta1, step))));
        }
    }
}
