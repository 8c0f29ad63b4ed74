using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Indexing by the rules of PyTorch: numbers, slices, new dimensions and ellipses are views, made one after another; only tensors of indices
/// or booleans go to <c>aten::index</c> and <c>aten::index_put_</c>.
/// </summary>
internal static class Indexing
{
    internal static Tensor Get(Tensor tensor, ReadOnlySpan<TensorIndex> indices)
    {
        var (view, tensors) = View(tensor, indices);
        try
        {
            if (tensors is null) return ReferenceEquals(view, tensor) ? Aten.alias(tensor) : view;
            var result = Aten.index_Tensor(view, tensors);
            DisposeView(view, tensor);
            return result;
        }
        finally
        {
            DisposeMade(tensors, indices);
        }
    }

    internal static void Set(Tensor tensor, ReadOnlySpan<TensorIndex> indices, Tensor value, bool accumulate = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        var (view, tensors) = View(tensor, indices);
        try
        {
            if (tensors is null && !accumulate) Fill(view, value);
            else if (tensors is null) throw new ArgumentException("Accumulating needs a tensor among the indices.", nameof(indices));
            else Put(view, tensors, value, accumulate);
        }
        finally
        {
            DisposeView(view, tensor);
            DisposeMade(tensors, indices);
        }
    }

    internal static Tensor Get(Tensor tensor, ReadOnlySpan<Tensor> indices) => Get(tensor, Wrapped(indices));

    internal static void Set(Tensor tensor, ReadOnlySpan<Tensor> indices, Tensor value, bool accumulate = false) =>
        Set(tensor, Wrapped(indices), value, accumulate);

    internal static Tensor Get(Tensor tensor, params ReadOnlySpan<long> indices)
    {
        if (indices.Length == 0) return Aten.alias(tensor);
        var view = Aten.select_int(tensor, 0, indices[0]);
        for (var i = 1; i < indices.Length; i++)
        {
            using var outer = view;
            view = Aten.select_int(outer, 0, indices[i]);
        }
        return view;
    }

    internal static void Set(Tensor tensor, Tensor value, params ReadOnlySpan<long> indices)
    {
        ArgumentNullException.ThrowIfNull(value);
        using var view = Get(tensor, indices);
        Fill(view, value);
    }

    // Copies, with one thing more than copy_: leading dimensions of size 1 that the place does not have are dropped.
    private static void Fill(Tensor view, Tensor value)
    {
        using var slim = WithoutLeadingOnes(value, view.DimensionCount);
        Aten.copy_(view, slim ?? value);
    }

    private static void Put(Tensor view, Tensor?[] indices, Tensor value, bool accumulate)
    {
        // A number has a dtype of its own; aten::index_put_ wants the target's.
        using var converted = value.dtype != view.dtype && value.DimensionCount == 0 ? value.to_type(view.dtype) : null;
        using var slim = WithoutLeadingOnes(converted ?? value, 0);
        Aten.index_put_(view, indices, slim ?? converted ?? value, accumulate);
    }

    private static Tensor? WithoutLeadingOnes(Tensor value, int dimensions)
    {
        var shape = value.shape;
        var drop = 0;
        while (shape.Length - drop > dimensions && shape[drop] == 1) drop++;
        return drop == 0 ? null : Aten.view(value, shape.AsSpan(drop));
    }

    /// <summary>Applies everything that is a view.</summary>
    /// <returns>The view, the tensor itself if there is nothing to do; and the tensors left, at the dimensions they index.</returns>
    private static (Tensor View, Tensor?[]? Tensors) View(Tensor tensor, ReadOnlySpan<TensorIndex> indices)
    {
        var view = tensor;
        List<Tensor?>? tensors = null;
        var dimension = 0;
        for (var i = 0; i < indices.Length; i++)
        {
            var index = indices[i];
            var before = view;
            switch (index.Kind)
            {
                case TensorIndexKind.Single:
                    view = Aten.select_int(view, dimension, index.Start!.Value);
                    break;
                case TensorIndexKind.Slice:
                    if ((index.Start ?? 0) != 0 || index.Stop is not null || (index.Step ?? 1) != 1)
                        view = Aten.slice_Tensor(view, dimension, index.Start, index.Stop, index.Step ?? 1);
                    dimension++;
                    break;
                case TensorIndexKind.None:
                    view = Aten.unsqueeze(view, dimension++);
                    break;
                case TensorIndexKind.Ellipsis:
                    dimension += tensor.DimensionCount - Consumed(indices);
                    break;
                case TensorIndexKind.Bool:
                    view = Aten.unsqueeze(view, dimension);
                    tensors = Record(tensors, dimension++, TensorData.Copy(new long[index.Start == 1 ? 1 : 0]));
                    break;
                default:
                    var given = index.Indices ?? throw new ArgumentNullException(nameof(indices), $"Index {i} is null.");
                    if (given.DimensionCount == 0 && torch.is_integral(given.dtype) && given.dtype != ScalarType.Bool)
                        view = Aten.select_int(view, dimension, given.ToInt64());
                    else if (given.DimensionCount == 0 && given.dtype == ScalarType.Bool)
                    {
                        view = Aten.unsqueeze(view, dimension);
                        tensors = Record(tensors, dimension++, TensorData.Copy(new long[given.ToBoolean() ? 1 : 0]));
                    }
                    else tensors = Record(tensors, dimension++, given);
                    break;
            }
            if (!ReferenceEquals(before, view)) DisposeView(before, tensor);
        }
        return (view, tensors?.ToArray());
    }

    private static List<Tensor?> Record(List<Tensor?>? tensors, int dimension, Tensor index)
    {
        tensors ??= [];
        while (tensors.Count < dimension) tensors.Add(null);
        tensors.Add(index);
        return tensors;
    }

    // How many dimensions of the tensor the parts use up; a mask uses as many as it has.
    private static int Consumed(ReadOnlySpan<TensorIndex> indices)
    {
        var count = 0;
        foreach (var index in indices)
        {
            count += index.Kind switch
            {
                TensorIndexKind.Single or TensorIndexKind.Slice => 1,
                TensorIndexKind.Tensor when index.Indices?.dtype is ScalarType.Bool or ScalarType.Byte => index.Indices.DimensionCount,
                TensorIndexKind.Tensor => 1,
                _ => 0,
            };
        }
        return count;
    }

    private static TensorIndex[] Wrapped(ReadOnlySpan<Tensor> indices)
    {
        var wrapped = new TensorIndex[indices.Length];
        for (var i = 0; i < indices.Length; i++) wrapped[i] = TensorIndex.Tensor(indices[i]);
        return wrapped;
    }

    private static void DisposeView(Tensor view, Tensor tensor)
    {
        if (!ReferenceEquals(view, tensor)) view.Dispose();
    }

    // Tensors that stand for booleans were made here; the others belong to the caller.
    private static void DisposeMade(Tensor?[]? tensors, ReadOnlySpan<TensorIndex> indices)
    {
        if (tensors is null) return;
        foreach (var one in tensors)
        {
            if (one is null) continue;
            var given = false;
            foreach (var index in indices) given |= ReferenceEquals(index.Indices, one);
            if (!given) one.Dispose();
        }
    }
}
