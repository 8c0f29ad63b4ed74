using System.Collections;

namespace Meld.Corpus;

/// <summary>The labels of one head in alphabetical (ordinal) order; a label's index is its place in that order.</summary>
public sealed class LabelSet : IReadOnlyList<string>
{
    private readonly string[] names;
    private readonly Dictionary<string, int> indices;

    /// <summary>Makes the set from labels in any order, repeated or not.</summary>
    /// <exception cref="ArgumentException">There is no label.</exception>
    public LabelSet(IEnumerable<string> labels)
    {
        names = [.. labels.Distinct().Order(StringComparer.Ordinal)];
        if (names.Length == 0) throw new ArgumentException("A label set needs at least one label.", nameof(labels));
        indices = names.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index, StringComparer.Ordinal);
    }

    /// <summary>How many labels there are.</summary>
    public int Count => names.Length;

    /// <summary>The label at an index.</summary>
    public string this[int index] => names[index];

    /// <summary>The index of a label.</summary>
    /// <exception cref="KeyNotFoundException">The set has no such label.</exception>
    public int IndexOf(string label) => indices.TryGetValue(label, out var index)
        ? index
        : throw new KeyNotFoundException($"No label '{label}'; the labels are {string.Join(", ", names)}.");

    /// <summary>Whether the set has a label.</summary>
    public bool Contains(string label) => indices.ContainsKey(label);

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => names.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
