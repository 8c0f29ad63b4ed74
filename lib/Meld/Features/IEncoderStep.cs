namespace Meld.Features;

/// <summary>A frozen encoder as a step: it makes features of another step's, many at once.</summary>
public interface IEncoderStep : IFeatureStep
{
    /// <summary>Makes what is encoded: an <see cref="IClipStep"/> or an <see cref="ITextStep"/>. Where it gives nothing, neither does the encoder.</summary>
    IFeatureStep Input { get; }

    /// <summary>Loads the encoder, ready to compute in the precision of <see cref="IFeatureStep.Identity"/>.</summary>
    IFeatureEncoder Open();
}
