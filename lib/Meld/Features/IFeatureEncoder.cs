namespace Meld.Features;

/// <summary>A loaded encoder. For the thread that opened it.</summary>
public interface IFeatureEncoder : IDisposable
{
    /// <summary>Encodes a batch. What is given for an input depends on nothing else in the batch, but for the last bits.</summary>
    /// <param name="inputs">What the input step gave, tensors all, that fit (<see cref="IEncoderStep.Fit"/>); one at least.</param>
    /// <returns>A tensor of single precision for each.</returns>
    IReadOnlyList<FeatureValue> Encode(IReadOnlyList<FeatureValue> inputs);
}
