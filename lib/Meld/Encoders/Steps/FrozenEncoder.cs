using Meld.Features;
using Meld.Weights;
using static TorchSharp.torch;

namespace Meld.Encoders.Steps;

/// <summary>A loaded encoder in its inference form. For the thread that made it.</summary>
/// <typeparam name="T">The module.</typeparam>
/// <param name="module">The module, disposed with this.</param>
/// <param name="encode">Encodes inputs, a tensor for each: <c>F32</c>, of any shape.</param>
internal sealed class FrozenEncoder<T>(T module, Func<T, IReadOnlyList<FeatureValue>, IEnumerable<Tensor>> encode) : IFeatureEncoder
    where T : nn.Module
{
    /// <summary>Loads a module's weights and turns it into its inference form.</summary>
    /// <param name="model">Where the weights are.</param>
    /// <param name="make">Makes the module without values, given what the file holds.</param>
    /// <param name="keys">How the file's names become the module's.</param>
    /// <param name="precision">What it computes in.</param>
    /// <param name="threads">How many threads this thread's computations may take.</param>
    /// <exception cref="IOException">The weights are damaged, gone, or another model's.</exception>
    public static T Load(PretrainedModel model, Func<WeightsFile, T> make, WeightKeys keys, string precision, int threads)
    {
        // A second or less, where other weights would give features under these ones' key for good.
        model.CheckWeights();
        set_num_threads(threads);
        using var file = WeightsFile.Open(model.WeightsPath);
        var module = make(file);
        try
        {
            ModuleWeights.Load(module, file, keys);
            InferenceForm.Enter(module, precision == StepIdentities.Bf16 ? ScalarType.BFloat16 : ScalarType.Float32);
            return module;
        }
        catch
        {
            module.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<FeatureValue> Encode(IReadOnlyList<FeatureValue> inputs)
    {
        using var still = inference_mode();
        using var scope = NewDisposeScope();
        return [.. encode(module, inputs).Select(Value)];
    }

    /// <inheritdoc/>
    public void Dispose() => module.Dispose();

    private static FeatureValue Value(Tensor tensor)
    {
        using var plain = tensor.to(ScalarType.Float32).contiguous();
        return FeatureValue.Of(plain.data<float>().ToArray(), Array.ConvertAll(plain.shape, size => checked((int)size)));
    }
}
