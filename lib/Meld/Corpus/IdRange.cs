using System.Globalization;

namespace Meld.Corpus;

/// <summary>Consecutive ids, both ends included.</summary>
/// <param name="First">The smallest.</param>
/// <param name="Last">The largest.</param>
public readonly record struct IdRange(int First, int Last)
{
    /// <summary>The ranges that ascending ids leave out from <paramref name="from"/> to the last of them, however wide the gaps are.</summary>
    public static IEnumerable<IdRange> Missing(IEnumerable<int> ids, int from)
    {
        var next = (long)from;
        foreach (var id in ids)
        {
            if (id > next) yield return new IdRange((int)next, id - 1);
            next = (long)id + 1;
        }
    }

    /// <summary><c>9</c>, or <c>4-6</c> for several.</summary>
    public override string ToString() =>
        First == Last ? First.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");
}
