using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What RNNCell, LSTMCell and GRUCell share.</summary>
internal static class RecurrentCell
{
    /// <summary>Makes and registers the weights as PyTorch does, uniform in ±1/sqrt(hidden size).</summary>
    internal static void MakeWeights(nn.Module owner, long gates, long inputSize, long hiddenSize, bool bias, Device? device, ScalarType? dtype)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hiddenSize, 1);
        var rows = gates * hiddenSize;
        var bound = 1.0 / Math.Sqrt(hiddenSize);
        RecurrentLayers.Made(owner, "weight_ih", [rows, inputSize], bound, device, dtype);
        RecurrentLayers.Made(owner, "weight_hh", [rows, hiddenSize], bound, device, dtype);
        if (!bias) return;
        RecurrentLayers.Made(owner, "bias_ih", [rows], bound, device, dtype);
        RecurrentLayers.Made(owner, "bias_hh", [rows], bound, device, dtype);
    }

    /// <summary>Runs one step on [batch, width] inputs and states, giving them and their results a batch of 1 where they have none.</summary>
    /// <param name="name">The module.</param>
    /// <param name="input">[batch, width] or [width].</param>
    /// <param name="states">[batch, hidden] or [hidden] each; zeros when null.</param>
    /// <param name="stateCount">How many states the step has.</param>
    /// <param name="hiddenSize">Width of a state.</param>
    /// <param name="step">The step.</param>
    internal static Tensor[] Run(string name, Tensor input, Tensor[]? states, int stateCount, long hiddenSize, Func<Tensor, Tensor[], Tensor[]> step)
    {
        var shape = input.shape;
        if (shape.Length is not (1 or 2)) throw new ArgumentException($"{name}: the input has {shape.Length} dimensions instead of 1 or 2.", nameof(input));
        var odd = states?.FirstOrDefault(state => state.shape.Length != shape.Length);
        if (odd is not null)
            throw new ArgumentException($"{name}: a state has {odd.shape.Length} dimensions where the input has {shape.Length}.", nameof(states));
        using var scope = NewDisposeScope();
        var unbatched = shape.Length == 1;
        var batch = unbatched ? Aten.unsqueeze(input, 0) : input;
        states = states is null
            ? [.. Enumerable.Range(0, stateCount).Select(_ => Aten.new_zeros(batch, [unbatched ? 1 : shape[0], hiddenSize]))]
            : [.. states.Select(state => unbatched ? Aten.unsqueeze(state, 0) : state)];
        var results = step(batch, states);
        if (unbatched) results = [.. results.Select(result => Aten.squeeze_dim(result, 0))];
        scope.MoveToOuter((IEnumerable<IDisposable>)results);
        return results;
    }
}
