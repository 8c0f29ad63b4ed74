using TorchSharp.Interop;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils.rnn;

namespace TorchSharp.Modules;

/// <summary>
/// One forward pass of RNN, LSTM or GRU: brings input and states into the shapes that libtorch's operators take, and their results back.
/// Disposing it disposes what it made on the way.
/// </summary>
internal sealed class RecurrentRun : IDisposable
{
    private readonly List<Tensor> made = [];
    private readonly PackedSequence? packed;
    private readonly bool unbatched;
    private readonly long batchDimension;

    /// <summary>A pass over [steps, batch, width], [batch, steps, width] or [steps, width].</summary>
    internal RecurrentRun(string name, RecurrentLayers layers, Tensor input, Tensor[]? states, int stateCount)
    {
        var shape = input.shape;
        if (shape.Length is not (2 or 3)) throw new ArgumentException($"{name}: the input has {shape.Length} dimensions instead of 2 or 3.", nameof(input));
        CheckWidth(name, layers, shape[^1]);
        unbatched = shape.Length == 2;
        batchDimension = layers.Settings.BatchFirst ? 0 : 1;
        Input = unbatched ? Kept(Aten.unsqueeze(input, batchDimension)) : input;
        var batch = unbatched ? 1 : shape[batchDimension];
        States = states is null
            ? Zeros(layers, input, batch, stateCount)
            : [.. states.Select(state => unbatched ? Kept(Aten.unsqueeze(RequireDimensions(name, state, 2), 1)) : RequireDimensions(name, state, 3))];
        CheckStates(name, layers, batch);
    }

    /// <summary>A pass over a packed sequence.</summary>
    internal RecurrentRun(string name, RecurrentLayers layers, PackedSequence input, Tensor[]? states, int stateCount)
    {
        packed = input;
        Input = input.data;
        CheckWidth(name, layers, Input.shape[^1]);
        using var first = Aten.select_int(input.batch_sizes, 0, 0);
        var batch = first.item<long>();
        States = states is null
            ? Zeros(layers, Input, batch, stateCount)
            : [.. states.Select(state => input.sorted_indices is { } sorted ? Kept(Aten.index_select(state, 1, sorted)) : state)];
        CheckStates(name, layers, batch);
    }

    internal Tensor Input { get; }

    internal Tensor[] States { get; }

    /// <summary>The operator's output in the form of the input.</summary>
    internal Tensor Output(Tensor output) => unbatched ? Aten.squeeze_dim(Kept(output), batchDimension) : output;

    /// <summary>The operator's output as a packed sequence with the input's order.</summary>
    internal PackedSequence PackedOutput(Tensor output) =>
        new(output, Aten.alias(packed!.batch_sizes), Alias(packed.sorted_indices), Alias(packed.unsorted_indices));

    /// <summary>A state after the last step, in the form and order of the input.</summary>
    internal Tensor State(Tensor state)
    {
        if (unbatched) return Aten.squeeze_dim(Kept(state), 1);
        return packed?.unsorted_indices is { } unsorted ? Aten.index_select(Kept(state), 1, unsorted) : state;
    }

    /// <summary>Disposes what was made on the way.</summary>
    public void Dispose()
    {
        foreach (var tensor in made) tensor.Dispose();
    }

    private static Tensor? Alias(Tensor? tensor) => tensor is null ? null : Aten.alias(tensor);

    private Tensor[] Zeros(RecurrentLayers layers, Tensor like, long batch, int count)
    {
        var zeros = layers.Zeros(like, batch, count);
        made.AddRange(zeros);
        return zeros;
    }

    private Tensor Kept(Tensor tensor)
    {
        made.Add(tensor);
        return tensor;
    }

    private static Tensor RequireDimensions(string name, Tensor state, int count)
    {
        var dimensions = state.shape.Length;
        return dimensions == count ? state : throw new ArgumentException($"{name}: a state has {dimensions} dimensions instead of {count}.", nameof(state));
    }

    private static void CheckWidth(string name, RecurrentLayers layers, long width)
    {
        if (width != layers.Settings.InputSize)
            throw new ArgumentException($"{name}: the input's last dimension is {width} instead of {layers.Settings.InputSize}.");
    }

    private void CheckStates(string name, RecurrentLayers layers, long batch)
    {
        long[] expected = [layers.Settings.Layers * layers.Settings.Directions, batch, layers.Settings.HiddenSize];
        foreach (var state in States)
        {
            var shape = state.shape;
            if (!shape.AsSpan().SequenceEqual(expected))
                throw new ArgumentException($"{name}: a state's shape is [{string.Join(", ", shape)}] instead of [{string.Join(", ", expected)}].");
        }
    }
}
