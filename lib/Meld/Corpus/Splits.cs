namespace Meld.Corpus;

/// <summary>The splits in their fixed order, and their names as files and runs spell them.</summary>
public static class Splits
{
    /// <summary>Train, dev, test: the order of every table and file.</summary>
    public static IReadOnlyList<Split> All { get; } = [Split.Train, Split.Dev, Split.Test];

    /// <summary>The lower-case name, <c>train</c>, <c>dev</c> or <c>test</c>.</summary>
    public static string Name(this Split split) => split switch
    {
        Split.Train => "train",
        Split.Dev => "dev",
        Split.Test => "test",
        _ => throw new ArgumentOutOfRangeException(nameof(split), split, "Not a split."),
    };
}
