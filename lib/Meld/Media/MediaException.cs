namespace Meld.Media;

/// <summary>A clip that cannot be read, or not as asked. The message is one sentence that names the file.</summary>
public sealed class MediaException : IOException
{
    /// <param name="path">The file.</param>
    /// <param name="kind">What went wrong.</param>
    /// <param name="reason">The rest of the sentence after the file's name, without a full stop.</param>
    /// <param name="inner">What it came from.</param>
    public MediaException(string path, MediaProblem kind, string reason, Exception? inner = null)
        : base($"{path}: {reason}.", inner) => (Path, Kind, Reason) = (path, kind, reason);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What went wrong.</summary>
    public MediaProblem Kind { get; }

    /// <summary>The sentence without the file's name and the full stop.</summary>
    public string Reason { get; }
}
