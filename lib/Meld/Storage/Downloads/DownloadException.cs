namespace Meld.Storage.Downloads;

/// <summary>A file cannot be downloaded; the message is one sentence that names it and says why.</summary>
public sealed class DownloadException : IOException
{
    /// <summary>An error of the given sentence.</summary>
    public DownloadException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
