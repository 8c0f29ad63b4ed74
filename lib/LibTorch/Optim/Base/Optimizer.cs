using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Changes parameters by their gradients so that a loss falls.</summary>
        public abstract partial class Optimizer : IDisposable
        {
            /// <summary>The parameters, in groups that each have their own options.</summary>
            protected IList<ParamGroup> _parameter_groups = [];

            /// <summary>Makes an optimizer without groups.</summary>
            /// <param name="handle">Zero: there is nothing native behind an optimizer here.</param>
            protected Optimizer(IntPtr handle)
            {
                if (handle != IntPtr.Zero) throw new ArgumentException("An optimizer has no native part; pass IntPtr.Zero.", nameof(handle));
            }

            /// <summary>Gives back what a derived class holds, if nobody did.</summary>
            ~Optimizer() => Dispose(false);

            /// <summary>The groups, for reading and setting their learning rates.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            /// <summary>Gives the optimizer's own tensors back. The parameters stay.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Changes every parameter that has a gradient, once.</summary>
            /// <remarks>
            /// Sparse gradients, such as those of <c>nn.Embedding(sparse: true)</c>, are taken by plain SGD only: the one without momentum and weight decay that
            /// goes down. Every other optimizer throws an <see cref="InvalidOperationException"/> and changes nothing.
            /// </remarks>
            /// <param name="closure">Computes the loss (and its gradients) anew; run first, with gradients enabled.</param>
            /// <returns>What the closure returned; <see langword="null"/> without one.</returns>
            public virtual Tensor? step(Func<Tensor>? closure = null) =>
                throw new NotImplementedException($"{GetType().Name} does not say how it makes a step.");

            /// <summary>Fills every gradient with zeros. They stay allocated.</summary>
            public virtual void zero_grad()
            {
                using var noGrad = no_grad();
                using var scope = NewDisposeScope();
                List<Tensor> gradients = [];
                foreach (var parameter in parameters())
                {
                    if (parameter.grad is not { } gradient) continue;
                    if (gradient.is_sparse) gradient.zero_();
                    else gradients.Add(gradient);
                }
                // libtorch takes lists of mixed devices, but refuses an empty one.
                if (gradients.Count > 0) Aten._foreach_zero_(gradients);
            }

            /// <summary>Adds parameters, with options of their own where those are given.</summary>
            /// <param name="param_group">The parameters and options of this optimizer's kind.</param>
            /// <exception cref="ArgumentException">One of the parameters is in another group.</exception>
            public virtual void add_param_group(ParamGroup param_group) =>
                throw new NotImplementedException($"{GetType().Name} takes no further groups.");

            /// <summary>All parameters, group by group.</summary>
            public virtual IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

            /// <summary>Gives the optimizer's own tensors back.</summary>
            /// <param name="disposing">Whether somebody asked for it; false from the finalizer.</param>
            protected virtual void Dispose(bool disposing)
            {
            }
        }
    }
}
