namespace Meld.Storage.Archives;

/// <summary>What becomes of an entry of an archive.</summary>
public readonly record struct Placement
{
    private Placement(string? path, bool isArchive) => (Path, IsArchive) = (path, isArchive);

    /// <summary>It is passed over.</summary>
    public static Placement LeftOut => default;

    /// <summary>It is an archive itself, whose entries are asked about in turn.</summary>
    public static Placement Archive => new(null, true);

    /// <summary>Where it comes to lie, relative to the target with <c>/</c> between the parts, or null.</summary>
    public string? Path { get; }

    /// <summary>Whether it is read as an archive.</summary>
    public bool IsArchive { get; }

    /// <summary>It comes to lie there.</summary>
    /// <param name="path">Relative to the target, with <c>/</c> between the parts; parts of the entry's own path, or names that are known.</param>
    public static Placement At(string path) => new(path, false);
}
