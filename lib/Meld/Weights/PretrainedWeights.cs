namespace Meld.Weights;

/// <summary>Weights that can be fetched by name.</summary>
/// <param name="Name">What they are called in experiments, and in the cache.</param>
/// <param name="Description">What they are, in a line.</param>
/// <param name="License">Under which terms.</param>
public abstract record PretrainedWeights(string Name, string Description, string License)
{
    /// <summary>Where they are published: an address, or a package with its version.</summary>
    public abstract string Source { get; }

    /// <summary>Bytes to download, some of them rounded as they were published; null where that is not known.</summary>
    public abstract long? DownloadBytes { get; }
}
