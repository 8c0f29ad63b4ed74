using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Averaged stochastic gradient descent (Polyak and Juditsky 1992).</summary>
            /// <remarks>
            /// <c>p = (1 - lambd * eta) * p - eta * g</c> with <c>eta = lr / (1 + lambd * lr * t)^alpha</c>; the mean of the parameters after step t0 is kept
            /// in the state.
            /// </remarks>
            /// <param name="parameters">The parameters: as such, as <c>named_parameters()</c> gives them, or in groups with options of their own.</param>
            /// <param name="lr">Learning rate.</param>
            /// <param name="lambd">Decay of the parameters.</param>
            /// <param name="alpha">Power of the decay of the learning rate.</param>
            /// <param name="t0">The step after which averaging starts.</param>
            /// <param name="weight_decay">Factor of the parameter that is added to its gradient.</param>
            /// <param name="maximize">Whether to climb instead of to fall.</param>
            /// <exception cref="ArgumentException">There are no parameters, one is in two groups, or an option is out of its range.</exception>
            public static Modules.ASGD ASGD(
                IEnumerable<Parameter> parameters, double lr = 1e-3, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0,
                bool maximize = false) =>
                new(parameters, lr, lambd, alpha, t0, weight_decay, maximize);

            /// <inheritdoc cref="ASGD(IEnumerable{Parameter}, double, double, double, double, double, bool)"/>
            public static Modules.ASGD ASGD(
                IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-3, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6,
                double weight_decay = 0, bool maximize = false) =>
                new(parameters.Select(named => named.parameter), lr, lambd, alpha, t0, weight_decay, maximize);

            /// <inheritdoc cref="ASGD(IEnumerable{Parameter}, double, double, double, double, double, bool)"/>
            public static Modules.ASGD ASGD(
                IEnumerable<ParamGroup<Modules.ASGD.Options>> parameters, double lr = 1e-3, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6,
                double weight_decay = 0, bool maximize = false) =>
                new(parameters, lr, lambd, alpha, t0, weight_decay, maximize);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Averaged stochastic gradient descent (Polyak and Juditsky 1992).</summary>
    public partial class ASGD : OptimizerHelper
    {
        /// <inheritdoc cref="torch.optim.ASGD(IEnumerable{Parameter}, double, double, double, double, double, bool)"/>
        public ASGD(
            IEnumerable<Parameter> parameters, double lr = 0.01, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0,
            bool maximize = false)
            : this((IEnumerable<ParamGroup<Options>>)[new ParamGroup { Parameters = NotEmpty(parameters) }], lr, lambd, alpha, t0, weight_decay, maximize)
        {
        }

        /// <inheritdoc cref="torch.optim.ASGD(IEnumerable{Parameter}, double, double, double, double, double, bool)"/>
        public ASGD(
            IEnumerable<ParamGroup<Options>> parameters, double lr = 0.01, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0,
            bool maximize = false)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(lr);
            ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
            _defaults = new Options
            {
                LearningRate = lr,
                lambd = lambd,
                alpha = alpha,
                t0 = t0,
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
            options.maximize ??= defaults.maximize;
            options.lambd ??= defaults.lambd;
            options.alpha ??= defaults.alpha;
            options.weight_decay ??= defaults.weight_decay;
            options.t0 ??= defaults.t0;
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
            var (rate, share) = (batch.First.Rate, batch.First.Share);
            var parameters = batch.Parameters();
            var gradients = batch.Gradients(parameters, options.maximize!.Value, options.weight_decay!.Value);
            Aten._foreach_mul__Scalar(parameters, 1 - options.lambd!.Value * rate);
            Aten._foreach_add__List(parameters, gradients, -rate);
            var means = batch.Of(static state => state.ax);
            if (share == 1)
            {
                for (var i = 0; i < means.Length; i++) Aten.copy_(means[i], parameters[i]);
                return;
            }
            var differences = Aten._foreach_sub_List(parameters, means);
            Aten._foreach_mul__Scalar(differences, share);
            Aten._foreach_add__List(means, differences);
        }
    }
}
