using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Adadelta (Zeiler 2012, arXiv 1212.5701).</summary>
            /// <remarks>
            /// <c>v = rho * v + (1 - rho) * g^2</c>, <c>d = sqrt(u + eps) / sqrt(v + eps) * g</c>, <c>u = rho * u + (1 - rho) * d^2</c>, <c>p -= lr * d</c>.
            /// </remarks>
            /// <param name="parameters">The parameters: as such, as <c>named_parameters()</c> gives them, or in groups with options of their own.</param>
            /// <param name="lr">Learning rate.</param>
            /// <param name="rho">Decay of the running means of squares.</param>
            /// <param name="eps">Added to the denominator.</param>
            /// <param name="weight_decay">Factor of the parameter that is added to its gradient.</param>
            /// <param name="maximize">Whether to climb instead of to fall.</param>
            /// <exception cref="ArgumentException">There are no parameters, one is in two groups, or an option is out of its range.</exception>
            public static Modules.Adadelta Adadelta(
                IEnumerable<Parameter> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false) =>
                new(parameters, lr, rho, eps, weight_decay, maximize);

            /// <inheritdoc cref="Adadelta(IEnumerable{Parameter}, double, double, double, double, bool)"/>
            public static Modules.Adadelta Adadelta(
                IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0,
                bool maximize = false) =>
                new(parameters.Select(named => named.parameter), lr, rho, eps, weight_decay, maximize);

            /// <inheritdoc cref="Adadelta(IEnumerable{Parameter}, double, double, double, double, bool)"/>
            public static Modules.Adadelta Adadelta(
                IEnumerable<Modules.Adadelta.ParamGroup> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0,
                bool maximize = false) =>
                new(parameters, lr, rho, eps, weight_decay, maximize);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Adadelta (Zeiler 2012, arXiv 1212.5701).</summary>
    public partial class Adadelta : OptimizerHelper
    {
        /// <inheritdoc cref="torch.optim.Adadelta(IEnumerable{Parameter}, double, double, double, double, bool)"/>
        public Adadelta(IEnumerable<Parameter> parameters, double lr, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
            : this([new ParamGroup { Parameters = NotEmpty(parameters) }], lr, rho, eps, weight_decay, maximize)
        {
        }

        /// <inheritdoc cref="torch.optim.Adadelta(IEnumerable{Parameter}, double, double, double, double, bool)"/>
        public Adadelta(
            IEnumerable<ParamGroup> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(lr);
            ArgumentOutOfRangeException.ThrowIfNegative(rho);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(rho, 1.0);
            ArgumentOutOfRangeException.ThrowIfNegative(eps);
            ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
            _defaults = new Options
            {
                LearningRate = lr,
                rho = rho,
                eps = eps,
                weight_decay = weight_decay,
                maximize = maximize,
            };
            foreach (var group in NotEmpty(parameters)) add_param_group(group);
        }

        /// <inheritdoc/>
        public override void add_param_group(Modules.ParamGroup param_group)
        {
            var defaults = (Options)_defaults;
            param_group.Options ??= new Options();
            var options = (Options)param_group.Options;
            options.LearningRate ??= defaults.LearningRate;
            options.rho ??= defaults.rho;
            options.eps ??= defaults.eps;
            options.weight_decay ??= defaults.weight_decay;
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
            var (rho, eps) = (options.rho!.Value, options.eps!.Value);
            var parameters = batch.Parameters();
            var gradients = batch.Gradients(parameters, options.maximize!.Value, options.weight_decay!.Value);
            var squares = batch.Of(static state => state.square_avg);
            var steps = batch.Of(static state => state.acc_delta);
            Aten._foreach_mul__Scalar(squares, rho);
            Aten._foreach_addcmul__Scalar(squares, gradients, gradients, 1 - rho);
            var denominators = Aten._foreach_add_Scalar(squares, eps);
            Aten._foreach_sqrt_(denominators);
            var deltas = Aten._foreach_add_Scalar(steps, eps);
            Aten._foreach_sqrt_(deltas);
            Aten._foreach_div__List(deltas, denominators);
            Aten._foreach_mul__List(deltas, gradients);
            Aten._foreach_mul__Scalar(steps, rho);
            Aten._foreach_addcmul__Scalar(steps, deltas, deltas, 1 - rho);
            Aten._foreach_add__List(parameters, deltas, -options.LearningRate!.Value);
        }
    }
}
