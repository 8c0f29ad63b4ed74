namespace Meld.Features;

/// <summary>A feature store that cannot be opened, read or written. The message is one sentence that names the store and says what to do.</summary>
public sealed class FeatureStoreException : IOException
{
    /// <param name="kind">What went wrong.</param>
    /// <param name="message">The sentence.</param>
    /// <param name="cause">What it came from.</param>
    public FeatureStoreException(FeatureStoreProblem kind, string message, Exception? cause = null)
        : base(message, cause) => Kind = kind;

    /// <summary>What went wrong.</summary>
    public FeatureStoreProblem Kind { get; }
}
