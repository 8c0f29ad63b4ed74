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
            /// <summary>Stochastic gradient descent, with momentum as in Sutskever et al. 2013.</summary>
            /// <remarks>
            /// Momentum: <c>buffer = momentum * buffer + (1 - dampening) * gradient</c> (the first time the gradient itself), <c>p -= lr * buffer</c>; with
            /// Nesterov's look-ahead <c>p -= lr * (gradient + momentum * buffer)</c>. Sparse gradients are taken without momentum, weight decay and maximize
            /// only; the other optimizers take none.
            /// </remarks>
            /// <param name="parameters">The parameters: as such, as <c>named_parameters()</c> gives them, or in groups with options of their own.</param>
            /// <param name="learningRate">Learning rate.</param>
            /// <param name="momentum">Factor of the running sum of gradients; 0 for none.</param>
            /// <param name="dampening">Share of a new gradient that is left out of the running sum.</param>
            /// <param name="weight_decay">Factor of the parameter that is added to its gradient.</param>
            /// <param name="nesterov">Whether the step looks ahead by one momentum step.</param>
            /// <param name="maximize">Whether to climb instead of to fall.</param>
            /// <exception cref="ArgumentException">There are no parameters, one is in two groups, or an option is out of its range.</exception>
            public static Modules.SGD SGD(
                IEnumerable<Parameter> parameters, double learningRate, double momentum = 0.0, double dampening = 0.0, double weight_decay = 0.0,
                bool nesterov = false, bool maximize = false) =>
                new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            /// <inheritdoc cref="SGD(IEnumerable{Parameter}, double, double, double, double, bool, bool)"/>
            public static Modules.SGD SGD(
                IEnumerable<(string name, Parameter parameter)> parameters, double learningRate, double momentum = 0.0, double dampening = 0.0,
                double weight_decay = 0.0, bool nesterov = false, bool maximize = false) =>
                new(parameters.Select(named => named.parameter), learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            /// <inheritdoc cref="SGD(IEnumerable{Parameter}, double, double, double, double, bool, bool)"/>
            public static Modules.SGD SGD(
                IEnumerable<Modules.SGD.ParamGroup> parameters, double learningRate, double momentum = 0.0, double dampening = 0.0,
                double weight_decay = 0.0, bool nesterov = false, bool maximize = false) =>
                new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Stochastic gradient descent, with momentum as in Sutskever et al. 2013.</summary>
    public partial class SGD : OptimizerHelper, IMomentum
    {
        /// <inheritdoc cref="torch.optim.SGD(IEnumerable{Parameter}, double, double, double, double, bool, bool)"/>
        public SGD(
            IEnumerable<Parameter> parameters, double lr, double momentum = 0.0, double dampening = 0.0, double weight_decay = 0.0, bool nesterov = false,
            bool maximize = false)
            : this([new ParamGroup { Parameters = NotEmpty(parameters) }], lr, momentum, dampening, weight_decay, nesterov, maximize)
        {
        }

        /// <inheritdoc cref="torch.optim.SGD(IEnumerable{Parameter}, double, double, double, double, bool, bool)"/>
        public SGD(
            IEnumerable<ParamGroup> parameters, double lr, double momentum = 0.0, double dampening = 0.0, double weight_decay = 0.0, bool nesterov = false,
            bool maximize = false)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(lr);
            ArgumentOutOfRangeException.ThrowIfNegative(momentum);
            ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
            if (nesterov && (momentum <= 0 || dampening != 0)) throw new ArgumentException("Nesterov's look-ahead needs a momentum and no dampening.");
            _defaults = new Options
            {
                LearningRate = lr,
                momentum = momentum,
                dampening = dampening,
                weight_decay = weight_decay,
                nesterov = nesterov,
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
            options.momentum ??= defaults.momentum;
            options.dampening ??= defaults.dampening;
            options.weight_decay ??= defaults.weight_decay;
            options.nesterov ??= defaults.nesterov;
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

        private protected override bool TakesSparseGradients(OptimizerOptions options) =>
            options is Options { momentum: 0, weight_decay: 0, maximize: false };

        private static void Update(ParameterBatch<State> batch, Options options)
        {
            var parameters = batch.Parameters();
            var direction = batch.Gradients(parameters, options.maximize!.Value, options.weight_decay!.Value);
            if (options.momentum!.Value != 0) direction = Accelerated(batch, direction, options);
            if (!batch.IsSparse) Aten._foreach_add__List(parameters, direction, -options.LearningRate!.Value);
            else
                for (var i = 0; i < parameters.Length; i++) Aten.add__Tensor(parameters[i], direction[i], -options.LearningRate!.Value);
        }

        private static Tensor[] Accelerated(ParameterBatch<State> batch, Tensor[] direction, Options options)
        {
            var momentum = options.momentum!.Value;
            var buffers = batch.Of(static state => state.momentum_buffer!);
            if (batch.First.IsFirst)
            {
                for (var i = 0; i < buffers.Length; i++) Aten.copy_(buffers[i], direction[i]);
            }
            else
            {
                Aten._foreach_mul__Scalar(buffers, momentum);
                Aten._foreach_add__List(buffers, direction, 1 - options.dampening!.Value);
            }
            return options.nesterov!.Value ? Aten._foreach_add_List(direction, buffers, momentum) : buffers;
        }
    }
}
