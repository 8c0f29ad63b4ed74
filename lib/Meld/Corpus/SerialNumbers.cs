namespace Meld.Corpus;

/// <summary>The running numbers of a file's rows. They say how many rows were taken out, and cannot serve as an index.</summary>
/// <param name="First">The smallest.</param>
/// <param name="Last">The largest.</param>
/// <param name="Gaps">How many more numbers there are from the first to the last than rows.</param>
/// <param name="Repeated">Rows whose number another row before them has.</param>
/// <param name="IsAscending">Whether they rise from row to row.</param>
public sealed record SerialNumbers(int First, int Last, int Gaps, int Repeated, bool IsAscending)
{
    /// <summary>Summarises the numbers of a file in the order of its rows; null for none.</summary>
    public static SerialNumbers? Of(IReadOnlyList<int> numbers)
    {
        if (numbers.Count == 0) return null;
        var (first, last) = (numbers.Min(), numbers.Max());
        var isAscending = numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second);
        return new SerialNumbers(first, last, last - first + 1 - numbers.Count, numbers.Count - numbers.Distinct().Count(), isAscending);
    }
}
