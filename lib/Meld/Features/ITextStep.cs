namespace Meld.Features;

/// <summary>A step that makes a feature from an utterance's text. Safe for use from several threads; equal texts give equal bytes.</summary>
public interface ITextStep : IFeatureStep
{
    /// <summary>The feature, or its absence.</summary>
    FeatureValue Compute(string text);
}
