using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Resilient backpropagation (Riedmiller and Braun 1993), for full batches.</summary>
            /// <remarks>
            /// Each number has its own step size: it grows by etaplus while the gradient keeps its sign and shrinks by etaminus when it turns, in which case
            /// the number rests for one step.
            /// </remarks>
            /// <param name="parameters">The parameters: as such, as <c>named_parameters()</c> gives them, or in groups with options of their own.</param>
            /// <param name="lr">Step size at first.</param>
            /// <param name="etaminus">Factor of the step size after a change of sign, in (0, 1).</param>
            /// <param name="etaplus">Factor of the step size after the same sign, above 1.</param>
            /// <param name="min_step">Smallest step size.</param>
            /// <param name="max_step">Largest step size.</param>
            /// <param name="maximize">Whether to climb instead of to fall.</param>
            /// <exception cref="ArgumentException">There are no parameters, one is in two groups, or an option is out of its range.</exception>
            public static Modules.Rprop Rprop(
                IEnumerable<Parameter> parameters, double lr = 0.01, double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6,
                double max_step = 50, bool maximize = false) =>
                new(parameters, lr, etaminus, etaplus, min_step, max_step, maximize);

            /// <inheritdoc cref="Rprop(IEnumerable{Parameter}, double, double, double, double, double, bool)"/>
            public static Modules.Rprop Rprop(
                IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01, double etaminus = 0.5, double etaplus = 1.2,
                double min_step = 1e-6, double max_step = 50, bool maximize = false) =>
                new(parameters.Select(named => named.parameter), lr, etaminus, etaplus, min_step, max_step, maximize);

            /// <inheritdoc cref="Rprop(IEnumerable{Parameter}, double, double, double, double, double, bool)"/>
            public static Modules.Rprop Rprop(
                IEnumerable<Modules.Rprop.ParamGroup> parameters, double lr = 0.01, double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6,
                double max_step = 50, bool maximize = false) =>
                new(parameters, lr, etaminus, etaplus, min_step, max_step, maximize);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Resilient backpropagation (Riedmiller and Braun 1993), for full batches.</summary>
    public partial class Rprop : OptimizerHelper
    {
        /// <inheritdoc cref="torch.optim.Rprop(IEnumerable{Parameter}, double, double, double, double, double, bool)"/>
        public Rprop(
            IEnumerable<Parameter> parameters, double lr = 0.01, double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6, double max_step = 50,
            bool maximize = false)
            : this([new ParamGroup { Parameters = NotEmpty(parameters) }], lr, etaminus, etaplus, min_step, max_step, maximize)
        {
        }

        /// <inheritdoc cref="torch.optim.Rprop(IEnumerable{Parameter}, double, double, double, double, double, bool)"/>
        public Rprop(
            IEnumerable<ParamGroup> parameters, double lr = 0.01, double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6, double max_step = 50,
            bool maximize = false)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(lr);
            if (etaminus <= 0 || etaminus >= 1) throw new ArgumentOutOfRangeException(nameof(etaminus), etaminus, "It must lie between 0 and 1.");
            if (etaplus <= 1) throw new ArgumentOutOfRangeException(nameof(etaplus), etaplus, "It must be above 1.");
            _defaults = new Options
            {
                LearningRate = lr,
                etaminus = etaminus,
                etaplus = etaplus,
                min_step = min_step,
                max_step = max_step,
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
            options.maximize ??= defaults.maximize;
            options.etaminus ??= defaults.etaminus;
            options.etaplus ??= defaults.etaplus;
            options.min_step ??= defaults.min_step;
            options.max_step ??= defaults.max_step;
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
            var gradients = batch.Gradients(parameters, options.maximize!.Value, 0);
            var previous = batch.Of(static state => state.prev);
            var sizes = batch.Of(static state => state.step_size);
            var products = Aten._foreach_mul_List(gradients, previous);
            var factors = new Tensor[products.Length];
            for (var i = 0; i < factors.Length; i++) factors[i] = Factor(products[i], options);
            Aten._foreach_mul__List(sizes, factors);
            for (var i = 0; i < factors.Length; i++)
            {
                Aten.clamp_(sizes[i], options.min_step!.Value, options.max_step!.Value);
                Aten.copy_(previous[i], Aten.masked_fill_Scalar(gradients[i], Aten.lt_Scalar(products[i], 0), 0));
                Aten.addcmul_(parameters[i], Aten.sign(previous[i]), sizes[i], -1);
            }
        }

        /// <summary>What each step size is multiplied with, by the sign of this gradient times the last one.</summary>
        private static Tensor Factor(Tensor product, Options options)
        {
            var factor = Aten.ones_like(product);
            Aten.masked_fill__Scalar(factor, Aten.gt_Scalar(product, 0), options.etaplus!.Value);
            Aten.masked_fill__Scalar(factor, Aten.lt_Scalar(product, 0), options.etaminus!.Value);
            return factor;
        }
    }
}
