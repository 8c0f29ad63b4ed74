using Meld.Features;
using Meld.Weights;
using static TorchSharp.torch;

namespace Meld.Encoders.Steps;

/// <summary>A loaded encoder in its inference form. For the thread that made it.</summary>
/// <typeparam name="T">The module.</typeparam>
internal sealed class FrozenEncoder<T> : IFeatureEncoder
    where T : nn.Module
{
    private readonly T module;
    private readonly Func<T, IReadOnlyList<FeatureValue>, IEnumerable<Tensor>> encode;
    private readonly int threadsBefore;

    private FrozenEncoder(T module, Func<T, IReadOnlyList<FeatureValue>, IEnumerable<Tensor>> encode, int threadsBefore) =>
        (this.module, this.encode, this.threadsBefore) = (module, encode, threadsBefore);

    /// <summary>Loads a module and turns it into its inference form.</summary>
    /// <param name="model">Where the weights are.</param>
    /// <param name="load">Loads it.</param>
    /// <param name="precision">What it computes in.</param>
    /// <param name="threads">How many threads this thread's computations may take until the encoder is disposed.</param>
    /// <param name="encode">Encodes inputs, a tensor for each: <c>F32</c>, of any shape.</param>
    /// <exception cref="IOException">The weights are damaged, gone, or another model's.</exception>
    public static FrozenEncoder<T> Open(
        PretrainedModel model, Func<PretrainedModel, T> load, string precision, int threads, Func<T, IReadOnlyList<FeatureValue>, IEnumerable<Tensor>> encode)
    {
        // A second or less, where other weights would give features under these ones' key for good.
        model.CheckWeights();
        var module = load(model);
        InferenceForm.Enter(module, precision == StepIdentities.Bf16 ? ScalarType.BFloat16 : ScalarType.Float32);
        var before = get_num_threads();
        set_num_threads(threads);
        return new(module, encode, before);
    }

    /// <inheritdoc/>
    public IReadOnlyList<FeatureValue> Encode(IReadOnlyList<FeatureValue> inputs)
    {
        using var still = inference_mode();
        using var scope = NewDisposeScope();
        return [.. encode(module, inputs).Select(Value)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        module.Dispose();
        set_num_threads(threadsBefore);
    }

    private static FeatureValue Value(Tensor tensor)
    {
        using var plain = tensor.to(ScalarType.Float32).contiguous();
        return FeatureValue.Of(plain.data<float>().ToArray(), Array.ConvertAll(plain.shape, size => checked((int)size)));
    }
}
