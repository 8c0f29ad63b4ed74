using Meld.Features.Records;
using Meld.Storage;

namespace Meld.Features;

/// <summary>Makes the keys of one step's features.</summary>
public sealed class FeatureKeys
{
    private readonly byte[] content;

    /// <param name="step">The step.</param>
    public FeatureKeys(StepIdentity step)
    {
        Step = step;
        var identity = StepRecord.Encode(step);
        StepDigest = Digest.Of(identity);
        content = [.. new byte[Digest.Size], .. identity];
    }

    /// <summary>The step.</summary>
    public StepIdentity Step { get; }

    /// <summary>The digest of the step's identity.</summary>
    public Digest StepDigest { get; }

    /// <summary>The key of the feature of a clip or a text. Safe for use from several threads.</summary>
    /// <param name="hash">SHA-256 of the clip's bytes, or of the text in UTF-8.</param>
    public FeatureKey Of(Digest hash)
    {
        var bytes = (byte[])content.Clone();
        hash.CopyTo(bytes);
        return new FeatureKey(StepDigest, Digest.Of(bytes));
    }
}
