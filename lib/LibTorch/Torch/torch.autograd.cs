namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>Computes gradients and adds them to those of the leaves that tensors came from.</summary>
        /// <param name="tensors">The tensors.</param>
        /// <param name="grad_tensors">Their own gradients; 1 if null, for tensors of one element.</param>
        /// <param name="retain_graph">Whether the recorded operations are kept for another time; as create_graph if null.</param>
        /// <param name="create_graph">Whether computing the gradients is recorded itself.</param>
        /// <param name="inputs">The leaves that get gradients; all if null.</param>
        public static void backward(
            IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            Gradients.Backward(tensors, grad_tensors, retain_graph ?? create_graph, create_graph, inputs);

        /// <summary>Computes gradients and adds them to those of the leaves that a tensor came from.</summary>
        /// <param name="tensor">The tensor.</param>
        /// <param name="grad_tensors">Its own gradient, in a list of one; 1 if null, for a tensor of one element.</param>
        /// <param name="retain_graph">Whether the recorded operations are kept for another time; as create_graph if null.</param>
        /// <param name="create_graph">Whether computing the gradients is recorded itself.</param>
        /// <param name="inputs">The leaves that get gradients; all if null.</param>
        public static void backward(
            Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            Gradients.Backward([tensor], grad_tensors, retain_graph ?? create_graph, create_graph, inputs);

        /// <summary>Computes gradients and adds them to those of the leaves that a tensor came from.</summary>
        /// <param name="tensor">The tensor.</param>
        /// <param name="grad_tensor">Its own gradient.</param>
        /// <param name="retain_graph">Whether the recorded operations are kept for another time; as create_graph if null.</param>
        /// <param name="create_graph">Whether computing the gradients is recorded itself.</param>
        /// <param name="inputs">The leaves that get gradients; all if null.</param>
        public static void backward(Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            Gradients.Backward([tensor], [grad_tensor], retain_graph ?? create_graph, create_graph, inputs);

        /// <summary>The gradients of outputs, summed, with respect to inputs; none are stored in tensors.</summary>
        /// <param name="outputs">The outputs.</param>
        /// <param name="inputs">The inputs.</param>
        /// <param name="grad_outputs">The outputs' own gradients; 1 if null, for outputs of one element.</param>
        /// <param name="retain_graph">Whether the recorded operations are kept for another time.</param>
        /// <param name="create_graph">Whether computing the gradients is recorded itself.</param>
        /// <param name="allow_unused">Whether an input may have nothing to do with the outputs; its gradient is null then.</param>
        /// <returns>A gradient for each input.</returns>
        public static IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false, bool create_graph = false,
            bool allow_unused = false) =>
            Gradients.Of(outputs, inputs, grad_outputs, retain_graph, create_graph, allow_unused)!;

        /// <summary>Reports the operation whose gradient is not a number, until the result is disposed. Slow.</summary>
        /// <param name="check_nan">Whether gradients are checked.</param>
        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);

        /// <summary>Switches the search for gradients that are not numbers, until the result is disposed.</summary>
        /// <param name="mode">Whether to search.</param>
        /// <param name="check_nan">Whether gradients are checked.</param>
        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);
    }
}
