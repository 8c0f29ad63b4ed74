namespace Meld.Storage.Downloads;

/// <summary>An attempt failed, and another may not.</summary>
internal sealed class RetryException(string message, TimeSpan? after) : Exception(message)
{
    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? After => after;
}
