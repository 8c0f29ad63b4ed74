namespace Meld.Features.Lmdb.Format;

/// <summary>What a check has found wrong.</summary>
/// <param name="most">How many findings are kept; the check ends there.</param>
internal sealed class Findings(int most)
{
    private readonly List<Finding> all = [];

    /// <summary>The findings in the order in which they were made.</summary>
    public IReadOnlyList<Finding> All => all;

    /// <summary>Whether there is no need to look further.</summary>
    public bool IsFull => all.Count >= most;

    /// <summary>Keeps one.</summary>
    /// <param name="what">What is wrong, as a clause.</param>
    /// <param name="key">The record's key, where it is about one.</param>
    public void Add(string what, ReadOnlySpan<byte> key = default)
    {
        if (!IsFull) all.Add(new Finding(what, key.ToArray()));
    }

    /// <summary>Forgets all.</summary>
    public void Clear() => all.Clear();
}
