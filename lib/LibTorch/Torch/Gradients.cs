using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Calls of the autograd engine.</summary>
internal static unsafe class Gradients
{
    internal static void Backward(IList<Tensor> tensors, IList<Tensor>? gradients, bool retainGraph, bool createGraph, IList<Tensor>? inputs)
    {
        if (gradients is { Count: 0 }) gradients = null;
        CheckCount(tensors, gradients);
        using var roots = new HeldTensors(tensors);
        using var seeds = new HeldTensors(gradients);
        using var leaves = new HeldTensors(inputs);
        fixed (IntPtr* root = roots.Handles, seed = seeds.Handles, leaf = leaves.Handles)
        {
            var result = NativeMethods.torch_backward(
                root, tensors.Count, gradients is null ? null : seed, Flag(retainGraph || createGraph), Flag(createGraph), leaf, leaves.Handles.Length);
            NativeError.Check(result, "backward");
        }
    }

    internal static Tensor?[] Of(
        IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? gradients, bool retainGraph, bool createGraph, bool allowUnused)
    {
        if (gradients is { Count: 0 }) gradients = null;
        CheckCount(outputs, gradients);
        using var roots = new HeldTensors(outputs);
        using var leaves = new HeldTensors(inputs);
        using var seeds = new HeldTensors(gradients);
        Result* results;
        int count;
        fixed (IntPtr* root = roots.Handles, leaf = leaves.Handles, seed = seeds.Handles)
        {
            count = NativeMethods.torch_gradients(
                root, outputs.Count, leaf, inputs.Count, gradients is null ? null : seed, Flag(retainGraph || createGraph), Flag(createGraph), Flag(allowUnused),
                &results);
        }
        NativeError.Check(count, "grad");
        // Copied first: making a tensor may call the shim, which owns the row.
        var taken = new ReadOnlySpan<Result>(results, count).ToArray();
        return Array.ConvertAll(taken, one => one.Tensor == 0 ? null : new Tensor(one.Tensor, one.Bytes));
    }

    private static void CheckCount(IList<Tensor> tensors, IList<Tensor>? gradients)
    {
        if (gradients is not null && gradients.Count != tensors.Count)
            throw new ArgumentException($"{gradients.Count} gradients were given for {tensors.Count} tensors.", nameof(gradients));
    }

    private static int Flag(bool value) => value ? 1 : 0;
}
