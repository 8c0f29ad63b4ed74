namespace Meld.Weights;

/// <summary>What the cache has of one name.</summary>
/// <param name="Name">What the weights are called.</param>
/// <param name="Path">The file of word vectors or the folder of a model, there or not.</param>
/// <param name="Source">Where they come from, or null for what the catalogue does not know.</param>
public sealed record CachedWeights(string Name, string Path, PretrainedWeights? Source)
{
    /// <summary>Size of what is there, or null where nothing is or nobody can tell.</summary>
    public long? Bytes { get; init; }

    /// <summary>Number of files, or 0 where nothing is there.</summary>
    public int Files { get; init; }

    /// <summary>How many of them had a published hash when they were put there; any other was pinned then.</summary>
    public int Verified { get; init; }

    /// <summary>Under which terms, or null where nobody has said.</summary>
    public string? License { get; init; } = Source?.License;

    /// <summary>Where it was taken from by those who know more of it than the catalogue; null where the catalogue knows.</summary>
    public string? From { get; init; }

    /// <summary>What a look at names and sizes finds wrong, and what helps, in a sentence; null where nothing is, or nothing is there.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether anything is there.</summary>
    public bool IsThere => Files > 0 || Problem is not null;
}
