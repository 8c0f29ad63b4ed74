using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Settings and weights that RNN, LSTM and GRU share.</summary>
internal sealed class RecurrentLayers
{
    private readonly Parameter[] weights;

    /// <summary>Makes the weights as PyTorch does, uniform in ±1/sqrt(hidden size), and registers them by its names in its order.</summary>
    internal RecurrentLayers(nn.Module owner, RecurrentSettings settings, Device? device, ScalarType? dtype)
    {
        if (settings.Dropout is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(settings), settings.Dropout, $"{owner.GetName()}: dropout is a probability, from 0 to 1.");
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.HiddenSize, 1, "hiddenSize");
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Layers, 1, "numLayers");
        Settings = settings;
        weights = [.. WeightShapes(settings).Select(one => Made(owner, one.Name, one.Shape, device, dtype))];
    }

    internal RecurrentSettings Settings { get; }

    /// <summary>All weights, as libtorch's operators want them: by layer, by direction, input before hidden, weights before biases.</summary>
    internal IReadOnlyList<Parameter> Weights => weights;

    internal Parameter? Weight(string kind, long layer)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(layer);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(layer, Settings.Layers);
        var each = Settings.Bias ? 4 : 2;
        var place = kind switch { "weight_ih" => 0, "weight_hh" => 1, "bias_ih" => 2, _ => 3 };
        return place < each ? weights[layer * Settings.Directions * each + place] : null;
    }

    internal void CheckAlive()
    {
        foreach (var weight in weights) ObjectDisposedException.ThrowIf(weight.IsInvalid, weight);
    }

    /// <summary>The state before the first step, of <paramref name="count"/> tensors [layers * directions, batch, hidden].</summary>
    internal Tensor[] Zeros(Tensor like, long batch, int count)
    {
        var states = new Tensor[count];
        for (var i = 0; i < count; i++) states[i] = Aten.new_zeros(like, [Settings.Layers * Settings.Directions, batch, Settings.HiddenSize]);
        return states;
    }

    internal static Parameter Made(nn.Module owner, string name, long[] shape, double bound, Device? device, ScalarType? dtype)
    {
        using var data = empty(shape, dtype: dtype, device: device);
        Aten.uniform_(data, -bound, bound);
        var parameter = new Parameter(data);
        owner.register_parameter(name, parameter);
        return parameter;
    }

    private Parameter Made(nn.Module owner, string name, long[] shape, Device? device, ScalarType? dtype) =>
        Made(owner, name, shape, 1.0 / Math.Sqrt(Settings.HiddenSize), device, dtype);

    private static IEnumerable<(string Name, long[] Shape)> WeightShapes(RecurrentSettings settings)
    {
        var rows = settings.Gates * settings.HiddenSize;
        for (var layer = 0L; layer < settings.Layers; layer++)
        {
            var inputs = layer == 0 ? settings.InputSize : settings.HiddenSize * settings.Directions;
            for (var direction = 0; direction < settings.Directions; direction++)
            {
                var suffix = $"l{layer}{(direction == 1 ? "_reverse" : "")}";
                yield return ($"weight_ih_{suffix}", [rows, inputs]);
                yield return ($"weight_hh_{suffix}", [rows, settings.HiddenSize]);
                if (!settings.Bias) continue;
                yield return ($"bias_ih_{suffix}", [rows]);
                yield return ($"bias_hh_{suffix}", [rows]);
            }
        }
    }
}
