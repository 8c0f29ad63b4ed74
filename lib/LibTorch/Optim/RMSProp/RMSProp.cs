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
            /// <summary>RMSProp (Hinton's lecture of 2012); centered as in Graves 2013, arXiv 1308.0850.</summary>
            /// <remarks>
            /// <c>v = alpha * v + (1 - alpha) * g^2</c>, <c>p -= lr * g / (sqrt(v) + eps)</c>; centered: <c>v</c> less the square of the gradient's running
            /// mean; with momentum the quotient goes to a running sum, which is subtracted.
            /// </remarks>
            /// <param name="parameters">The parameters: as such, as <c>named_parameters()</c> gives them, or in groups with options of their own.</param>
            /// <param name="lr">Learning rate.</param>
            /// <param name="alpha">Decay of the running mean of squared gradients.</param>
            /// <param name="eps">Added to the denominator.</param>
            /// <param name="weight_decay">Factor of the parameter that is added to its gradient.</param>
            /// <param name="momentum">Factor of the running sum of gradients; 0 for none.</param>
            /// <param name="centered">Whether to divide by the standard deviation instead of the root of the mean square.</param>
            /// <param name="maximize">Whether to climb instead of to fall.</param>
            /// <exception cref="ArgumentException">There are no parameters, one is in two groups, or an option is out of its range.</exception>
            public static Modules.RMSProp RMSProp(
                IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0,
                bool centered = false, bool maximize = false) =>
                new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);

            /// <inheritdoc cref="RMSProp(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
            public static Modules.RMSProp RMSProp(
                IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8,
                double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters.Select(named => named.parameter), lr, alpha, eps, weight_decay, momentum, centered, maximize);

            /// <inheritdoc cref="RMSProp(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
            public static Modules.RMSProp RMSProp(
                IEnumerable<Modules.RMSProp.ParamGroup> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0,
                double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>RMSProp (Hinton's lecture of 2012); centered as in Graves 2013, arXiv 1308.0850.</summary>
    public partial class RMSProp : OptimizerHelper, IMomentum
    {
        /// <inheritdoc cref="torch.optim.RMSProp(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
        public RMSProp(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0,
            bool centered = false, bool maximize = false)
            : this([new ParamGroup { Parameters = NotEmpty(parameters) }], lr, alpha, eps, weight_decay, momentum, centered, maximize)
        {
        }

        /// <inheritdoc cref="torch.optim.RMSProp(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
        public RMSProp(
            IEnumerable<ParamGroup> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0,
            bool centered = false, bool maximize = false)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(lr);
            ArgumentOutOfRangeException.ThrowIfNegative(eps);
            ArgumentOutOfRangeException.ThrowIfNegative(momentum);
            ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
            ArgumentOutOfRangeException.ThrowIfNegative(alpha);
            _defaults = new Options
            {
                LearningRate = lr,
                alpha = alpha,
                eps = eps,
                weight_decay = weight_decay,
                momentum = momentum,
                centered = centered,
                maximize = maximize,
            };
            foreach (var group in NotEmpty(parameters)) add_param_group(group);
        }

        /// <summary>The momentum of groups that are added later and have none of their own.</summary>
        public double Momentum
        {
            get => ((Options)_defaults).momentum!.Value;
            set => ((Options)_defaults).momentum = value;
        }

        /// <inheritdoc/>
        public override void add_param_group(Modules.ParamGroup param_group)
        {
            var defaults = (Options)_defaults;
            param_group.Options ??= new Options();
            var options = (Options)param_group.Options;
            options.LearningRate ??= defaults.LearningRate;
            options.maximize ??= defaults.maximize;
            options.momentum ??= defaults.momentum;
            options.alpha ??= defaults.alpha;
            options.eps ??= defaults.eps;
            options.weight_decay ??= defaults.weight_decay;
            options.centered ??= defaults.centered;
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
            var (alpha, momentum, rate) = (options.alpha!.Value, options.momentum!.Value, options.LearningRate!.Value);
            var parameters = batch.Parameters();
            var gradients = batch.Gradients(parameters, options.maximize!.Value, options.weight_decay!.Value);
            var squares = batch.Of(static state => state.square_avg);
            Aten._foreach_mul__Scalar(squares, alpha);
            Aten._foreach_addcmul__Scalar(squares, gradients, gradients, 1 - alpha);
            var denominators = options.centered!.Value ? Deviation(batch, squares, gradients, alpha) : Aten._foreach_sqrt(squares);
            Aten._foreach_add__Scalar(denominators, options.eps!.Value);
            if (momentum <= 0)
            {
                Aten._foreach_addcdiv__Scalar(parameters, gradients, denominators, -rate);
                return;
            }
            var buffers = batch.Of(static state => state.momentum_buffer!);
            Aten._foreach_mul__Scalar(buffers, momentum);
            Aten._foreach_addcdiv__Scalar(buffers, gradients, denominators);
            Aten._foreach_add__List(parameters, buffers, -rate);
        }

        private static Tensor[] Deviation(ParameterBatch<State> batch, Tensor[] squares, Tensor[] gradients, double alpha)
        {
            var means = batch.Of(static state => state.grad_avg!);
            Aten._foreach_mul__Scalar(means, alpha);
            Aten._foreach_add__List(means, gradients, 1 - alpha);
            var variances = Aten._foreach_addcmul_Scalar(squares, means, means, -1);
            Aten._foreach_sqrt_(variances);
            return variances;
        }
    }
}
