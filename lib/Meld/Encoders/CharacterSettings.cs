namespace Meld.Encoders;

/// <summary>Hashed character n-grams within words, averaged.</summary>
public sealed record CharacterSettings
{
    /// <summary>Shortest and longest n-gram.</summary>
    public IReadOnlyList<int> Ngrams { get; init; } = [3, 5];

    /// <summary>Number of hash buckets.</summary>
    public int Buckets { get; init; } = 20_000;

    /// <summary>Length of a bucket's vector.</summary>
    public int Size { get; init; } = 100;
}
