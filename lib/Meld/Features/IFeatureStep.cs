namespace Meld.Features;

/// <summary>A step without trainable parameters that makes a feature: <see cref="IClipStep"/>, <see cref="ITextStep"/> or <see cref="IEncoderStep"/>.</summary>
public interface IFeatureStep
{
    /// <summary>What decides the result besides the input.</summary>
    StepIdentity Identity { get; }
}
