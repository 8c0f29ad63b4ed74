using Meld.Encoders;
using Meld.Storage;
using Meld.Testing;
using Meld.Weights;
using static TorchSharp.torch;

namespace Meld.Tests.Encoders;

/// <summary>A checkpoint that <c>fixtures/make_fixtures.py</c> made, and what its model gives for some inputs, one at a time.</summary>
internal sealed class EncoderCase
{
    private readonly string path;
    private readonly SafetensorsFile expected;

    public EncoderCase(string folder, string name)
    {
        path = Path.Combine(folder, name);
        expected = SafetensorsFile.Read($"{path}.expected.safetensors");
    }

    /// <summary>The cases in the repository.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Meld.Tests", "Encoders", "fixtures");

    /// <summary>The script that makes cases.</summary>
    public static string Script { get; } = Path.Combine(Folder, "make_fixtures.py");

    public string ConfigPath => $"{path}.json";

    public string WeightsPath => $"{path}.safetensors";

    /// <summary>How many inputs there are.</summary>
    public int Count => expected.Tensors.Keys.Count(name => name.EndsWith(".layers", StringComparison.Ordinal));

    /// <summary>Something of an input or of its output, in the current scope.</summary>
    public Tensor this[int input, string name]
    {
        get
        {
            var stored = expected.Tensors[$"{input}.{name}"];
            var tensor = empty([.. stored.Shape], stored.Type == TensorType.I64 ? ScalarType.Int64 : ScalarType.Float32);
            stored.CopyTo(tensor);
            return tensor;
        }
    }

    /// <summary>The module with the case's weights.</summary>
    public T Load<T>(T module, WeightKeys keys)
        where T : nn.Module
    {
        using var file = WeightsFile.Open(WeightsPath);
        ModuleWeights.Load(module, file, keys);
        return module;
    }

    /// <summary>The largest difference between what the model gave for one of a batch, without its padding, and what is expected of it alone.</summary>
    public double Difference(EncoderOutput output, int input, int row)
    {
        using var scope = NewDisposeScope();
        var layers = this[input, "layers"];
        var actual = stack(output.Layers.Select(layer => layer[row].narrow(0, 0, layers.size(1))));
        Assert.Equal(layers.shape, actual.shape);
        var differences = new List<Tensor> { layers - actual, layers[-1] - output.LastHidden[row].narrow(0, 0, layers.size(1)) };
        if (output.Pooled is not null) differences.Add(this[input, "pooled"] - output.Pooled[row]);
        if (output.Features is not null) differences.Add(this[input, "features"] - output.Features[row].narrow(0, 0, layers.size(1)));
        return differences.Max(difference => difference.@float().abs().max().item<float>());
    }
}
