namespace Meld.Features.Filling;

/// <summary>An encoder in a fill: loaded when there is something to encode, once, and measured beside single precision. For one thread at a time.</summary>
/// <param name="step">The step.</param>
/// <param name="threads">How many threads it may take.</param>
internal sealed class StepEncoding(IEncoderStep step, int threads) : IDisposable
{
    private const string Single = "f32";
    private const int Measured = 8;

    private readonly PrecisionMeter meter = new();
    private IFeatureEncoder? encoder, single;

    /// <summary>What the step's precision does to its features; null where that is single precision, or nothing was encoded.</summary>
    public PrecisionDifference? Difference => meter.Difference;

    /// <summary>Encodes a batch.</summary>
    /// <param name="inputs">Tensors that fit, the longest last.</param>
    /// <exception cref="EncodingException">The encoder failed.</exception>
    /// <exception cref="IOException">Its weights are damaged, or gone.</exception>
    public IReadOnlyList<FeatureValue> Encode(IReadOnlyList<FeatureValue> inputs)
    {
        try
        {
            encoder ??= step.Open(step.Identity.Precision, threads);
            var values = encoder.Encode(inputs);
            if (values.Count != inputs.Count) throw new InvalidOperationException($"it gave {values.Count} features for {inputs.Count} inputs.");
            if (!values.All(IsFinite)) throw new InvalidOperationException("it gave numbers that are infinite or none.");
            if (step.Identity.Precision != Single && meter.Inputs < Measured) Measure(inputs, values);
            return values;
        }
        catch (Exception error) when (error is not IOException)
        {
            throw new EncodingException(step.Identity.Name, inputs.Count, inputs[^1].Shape, error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The last opened first: each gives back the number of threads that it found.
        single?.Dispose();
        encoder?.Dispose();
    }

    private static bool IsFinite(FeatureValue value)
    {
        foreach (var number in value.Values<float>())
        {
            if (!float.IsFinite(number)) return false;
        }
        return true;
    }

    private void Measure(IReadOnlyList<FeatureValue> inputs, IReadOnlyList<FeatureValue> values)
    {
        single ??= step.Open(Single, threads);
        List<FeatureValue> few = [.. inputs.Take(Measured - meter.Inputs)];
        foreach (var (exact, value) in single.Encode(few).Zip(values)) meter.Add(exact, value);
        if (meter.Inputs < Measured) return;
        // Its weights take as much memory again.
        single.Dispose();
        single = null;
    }
}
