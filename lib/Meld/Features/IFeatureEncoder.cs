namespace Meld.Features;

/// <summary>A loaded encoder. For one thread at a time.</summary>
public interface IFeatureEncoder : IDisposable
{
    /// <summary>How long an input is, in what makes batches of unlike inputs wasteful: tokens, samples, frames.</summary>
    /// <param name="shape">The input's shape.</param>
    long LengthOf(IReadOnlyList<int> shape);

    /// <summary>Encodes a batch. What is given for an input depends on nothing else in the batch, but for the last bits.</summary>
    /// <param name="inputs">What the input step gave, tensors all; one at least.</param>
    /// <returns>A tensor for each.</returns>
    IReadOnlyList<FeatureValue> Encode(IReadOnlyList<FeatureValue> inputs);
}
