namespace Meld.Features;

/// <summary>What steps read.</summary>
public static class FeatureSteps
{
    /// <summary>Whether a step reads the text of utterances rather than their clips.</summary>
    public static bool ReadsText(this IFeatureStep step) => step switch
    {
        IEncoderStep encoder => encoder.Input.ReadsText(),
        ITextStep => true,
        IClipStep => false,
        _ => throw new ArgumentException($"{step.Identity.Name} reads neither texts nor clips.", nameof(step)),
    };
}
