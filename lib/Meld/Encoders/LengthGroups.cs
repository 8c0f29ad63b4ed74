namespace Meld.Encoders;

/// <summary>Puts texts of about the same length together, so that little of a padded tensor is padding.</summary>
public static class LengthGroups
{
    /// <summary>
    /// Cuts the texts, from short to long, into as few groups as keep padding within a share of each group's <c>texts * longest</c> places.
    /// </summary>
    /// <param name="lengths">Length of each text.</param>
    /// <param name="mostPadding">The share, from 0 (only equal lengths together) to below 1.</param>
    /// <returns>For each group the indices of its texts, shortest first; of equals the first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public static IReadOnlyList<IReadOnlyList<int>> Of(IReadOnlyList<int> lengths, double mostPadding)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mostPadding);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(mostPadding, 1);
        var groups = new List<IReadOnlyList<int>>();
        var group = new List<int>();
        var filled = 0L;
        foreach (var text in Enumerable.Range(0, lengths.Count).OrderBy(text => lengths[text]))
        {
            var places = (long)lengths[text] * (group.Count + 1);
            if (group.Count > 0 && places - filled - lengths[text] > mostPadding * places)
            {
                groups.Add(group);
                (group, filled) = ([], 0);
            }
            group.Add(text);
            filled += lengths[text];
        }
        if (group.Count > 0) groups.Add(group);
        return groups;
    }
}
