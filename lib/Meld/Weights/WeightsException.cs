namespace Meld.Weights;

/// <summary>Weights cannot be named, fetched or put into the cache; the message says why, in one sentence.</summary>
public sealed class WeightsException : IOException
{
    /// <summary>An error of the given sentence.</summary>
    public WeightsException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
