using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Computes the gradients of this tensor of one element and adds them to those of every leaf it came from.</summary>
        public void backward() => Gradients.Backward([this], null, false, false, null);

        /// <summary>Computes gradients and adds them to those of the leaves this tensor came from.</summary>
        /// <param name="grad_tensors">The gradient of this tensor itself, in a list of one; 1 if null, for one element only.</param>
        /// <param name="retain_graph">Whether the recorded operations are kept for another time.</param>
        /// <param name="create_graph">Whether computing the gradients is recorded itself.</param>
        /// <param name="inputs">The leaves that get gradients; all if null.</param>
        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            Gradients.Backward([this], grad_tensors, retain_graph, create_graph, inputs);

        /// <summary>Switches the recording of operations on this tensor.</summary>
        /// <param name="requires_grad">Whether they are recorded.</param>
        /// <returns>This tensor.</returns>
        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <summary>Switches the recording of operations on this tensor.</summary>
        /// <param name="requires_grad">Whether they are recorded.</param>
        /// <returns>This tensor.</returns>
        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>Keeps the gradient of this result of an operation, as leaves do.</summary>
        public void retain_grad() => Aten.retain_grad(this);

        /// <summary>In place: shows the data of another tensor from now on.</summary>
        /// <param name="source">The other tensor.</param>
        /// <returns>This tensor.</returns>
        public Tensor set_(Tensor source)
        {
            Aten.set__source_Tensor(this, source);
            return this;
        }
    }
}
