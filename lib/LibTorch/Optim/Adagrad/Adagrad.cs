using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Adagrad (Duchi, Hazan and Singer 2011).</summary>
            /// <remarks><c>s += g^2</c>, <c>p -= lr / (1 + (t - 1) * lr_decay) * g / (sqrt(s) + eps)</c>.</remarks>
            /// <param name="parameters">The parameters: as such, as <c>named_parameters()</c> gives them, or in groups with options of their own.</param>
            /// <param name="lr">Learning rate.</param>
            /// <param name="lr_decay">How fast the rate falls: lr / (1 + (step - 1) * lr_decay).</param>
            /// <param name="weight_decay">Factor of the parameter that is added to its gradient.</param>
            /// <param name="initial_accumulator_value">What the sums of squares start from.</param>
            /// <param name="eps">Added to the denominator.</param>
            /// <exception cref="ArgumentException">There are no parameters, one is in two groups, or an option is out of its range.</exception>
            public static Modules.Adagrad Adagrad(
                IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0,
                double eps = 1e-10) =>
                new(parameters, lr, lr_decay, weight_decay, initial_accumulator_value, eps);

            /// <inheritdoc cref="Adagrad(IEnumerable{Parameter}, double, double, double, double, double)"/>
            public static Modules.Adagrad Adagrad(
                IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0,
                double initial_accumulator_value = 0, double eps = 1e-10) =>
                new(parameters.Select(named => named.parameter), lr, lr_decay, weight_decay, initial_accumulator_value, eps);

            /// <inheritdoc cref="Adagrad(IEnumerable{Parameter}, double, double, double, double, double)"/>
            public static Modules.Adagrad Adagrad(
                IEnumerable<Modules.Adagrad.ParamGroup> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0,
                double initial_accumulator_value = 0, double eps = 1e-10) =>
                new(parameters, lr, lr_decay, weight_decay, initial_accumulator_value, eps);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Adagrad (Duchi, Hazan and Singer 2011).</summary>
    public partial class Adagrad : OptimizerHelper
    {
        /// <inheritdoc cref="torch.optim.Adagrad(IEnumerable{Parameter}, double, double, double, double, double)"/>
        public Adagrad(
            IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0,
            double eps = 1e-10)
            : this([new ParamGroup { Parameters = NotEmpty(parameters) }], lr, lr_decay, weight_decay, initial_accumulator_value, eps)
        {
        }

        /// <inheritdoc cref="torch.optim.Adagrad(IEnumerable{Parameter}, double, double, double, double, double)"/>
        public Adagrad(
            IEnumerable<ParamGroup> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0,
            double eps = 1e-10)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(lr);
            ArgumentOutOfRangeException.ThrowIfNegative(lr_decay);
            ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
            ArgumentOutOfRangeException.ThrowIfNegative(initial_accumulator_value);
            ArgumentOutOfRangeException.ThrowIfNegative(eps);
            _defaults = new Options
            {
                LearningRate = lr,
                lr_decay = lr_decay,
                weight_decay = weight_decay,
                initial_accumulator_value = initial_accumulator_value,
                eps = eps,
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
            options.lr_decay ??= defaults.lr_decay;
            options.initial_accumulator_value ??= defaults.initial_accumulator_value;
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
            var parameters = batch.Parameters();
            var gradients = batch.Gradients(parameters, maximize: false, options.weight_decay!.Value);
            var sums = batch.Of(static state => state.sum);
            Aten._foreach_addcmul__Scalar(sums, gradients, gradients);
            var denominators = Aten._foreach_sqrt(sums);
            Aten._foreach_add__Scalar(denominators, options.eps!.Value);
            var rate = options.LearningRate!.Value / (1 + (batch.First.step - 1) * options.lr_decay!.Value);
            Aten._foreach_addcdiv__Scalar(parameters, gradients, denominators, -rate);
        }
    }
}
