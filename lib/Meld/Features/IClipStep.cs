using Meld.Media;

namespace Meld.Features;

/// <summary>A step without trainable parameters that makes a feature from a decoded clip. Safe for use from several threads; equal clips give equal bytes.</summary>
public interface IClipStep : IFeatureStep
{
    /// <summary>What it needs of a clip; damage is never accepted.</summary>
    ClipRequest Request { get; }

    /// <summary>The feature, or its absence.</summary>
    /// <param name="clip">What a reader gave for <see cref="Request"/>, or for a request that asks for more besides.</param>
    FeatureValue Compute(DecodedClip clip);
}
