namespace Meld.Features;

/// <summary>Everything besides the input that decides what a step gives. Equal identities and inputs give equal features, so these make up the key.</summary>
/// <param name="Name">The step, such as <c>mel</c>.</param>
/// <param name="Version">Raised whenever the same settings give something else than before, if only for a mended fault.</param>
/// <param name="Settings">Every setting that has a part in the result, as one text in a fixed order.</param>
public sealed record StepIdentity(string Name, int Version, string Settings)
{
    /// <summary>SHA-256 of the weights in hex, or empty for a step without any.</summary>
    public string WeightsHash { get; init; } = "";

    /// <summary>The precision it computes in: <c>f32</c> or <c>bf16</c>.</summary>
    public string Precision { get; init; } = "f32";

    /// <summary>One short line for people.</summary>
    public override string ToString() => $"{Name} v{Version} {Settings}";
}
