using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Parameters (or slices of large ones) that one list operation can update: of one type, on one device, with equal scalars in their states, and small
/// enough that what a step makes on the way stays in the processor's cache. A step of Adam reads and writes each number about 25 times: from memory
/// that takes three times as long as from cache.
/// </summary>
/// <typeparam name="TState">The optimizer's state of a parameter.</typeparam>
internal sealed class ParameterBatch<TState>
    where TState : OptimizerState
{
    /// <summary>The most numbers in a batch: 1 MiB of float32, and about five such tensors are in use at a time.</summary>
    internal const long Limit = 1 << 18;

    private readonly List<Part> parts = [];
    private readonly ScalarType type;
    private readonly long place;
    private long numbers;

    private ParameterBatch(ScalarType type, long place, bool sparse)
    {
        this.type = type;
        this.place = place;
        IsSparse = sparse;
    }

    /// <summary>Whether the gradients are sparse, which libtorch's list operations refuse.</summary>
    internal bool IsSparse { get; }

    /// <summary>Any of the states, for the scalars they share.</summary>
    internal TState First => parts[0].State;

    /// <summary>The parameters. A complex one comes as its real and imaginary parts, here and below.</summary>
    internal Tensor[] Parameters() => Of(part => part.Parameter);

    /// <summary>The gradients to go down by. They may be the parameters' own, so they are only read.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="maximize">Whether to turn them, to go up.</param>
    /// <param name="weightDecay">Factor of the parameters that is added.</param>
    internal Tensor[] Gradients(Tensor[] parameters, bool maximize, double weightDecay)
    {
        var gradients = Of(part => part.Gradient);
        if (maximize) gradients = Aten._foreach_neg(gradients);
        return weightDecay == 0 ? gradients : Aten._foreach_add_List(gradients, parameters, weightDecay);
    }

    /// <summary>The tensors that the states keep under one name.</summary>
    internal Tensor[] Of(Func<TState, Tensor> field) => Of(part => field(part.State));

    /// <summary>Adds a parameter to the last batch, or to new ones when it does not fit there.</summary>
    internal static void Add(List<ParameterBatch<TState>> batches, Parameter parameter, Tensor gradient, TState state)
    {
        var (type, place, length) = (parameter.dtype, ((long)parameter.device_type << 32) | (uint)parameter.device_index, parameter.numel());
        var sparse = gradient.is_sparse;
        var sliced = length > Limit && !sparse && parameter.is_contiguous() && gradient.is_contiguous();
        var step = sliced ? Limit : Math.Max(length, 1);
        for (long start = 0; start == 0 || start < length; start += step)
        {
            var part = new Part(parameter, gradient, state, start, sliced ? Math.Min(step, length - start) : -1);
            var count = Math.Min(step, length - start);
            var last = batches.Count > 0 ? batches[^1] : null;
            if (last is null || last.type != type || last.place != place || last.IsSparse != sparse || last.numbers + count > Limit
                || !last.First.SharesScalars(state))
                batches.Add(last = new ParameterBatch<TState>(type, place, sparse));
            last.parts.Add(part);
            last.numbers += count;
        }
    }

    private Tensor[] Of(Func<Part, Tensor> field)
    {
        var tensors = new Tensor[parts.Count];
        for (var i = 0; i < tensors.Length; i++) tensors[i] = View(field(parts[i]), parts[i]);
        return tensors;
    }

    private Tensor View(Tensor tensor, in Part part)
    {
        if (part.Length >= 0)
        {
            var flat = Aten.view(tensor, [-1]);
            tensor = Aten.slice_Tensor(flat, 0, part.Start, part.Start + part.Length);
        }
        return type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64 ? Aten.view_as_real(tensor) : tensor;
    }

    private readonly record struct Part(Parameter Parameter, Tensor Gradient, TState State, long Start, long Length);
}
