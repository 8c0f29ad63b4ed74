namespace Meld.Tracking.Settings;

/// <summary>What somebody may have meant by a key that does not exist.</summary>
internal static class NearestKey
{
    /// <summary>The end of a message about an unknown key: the key that was probably meant, or all keys there are.</summary>
    /// <param name="key">The unknown key.</param>
    /// <param name="path">Dotted key of the mapping that it stands in.</param>
    /// <param name="siblings">The keys that may stand there.</param>
    /// <param name="everywhere">Every dotted key of the settings.</param>
    public static string Hint(string key, string path, IReadOnlyList<string> siblings, IEnumerable<string> everywhere)
    {
        // A right key in the wrong place, as a missing indent or a short override has it.
        var elsewhere = everywhere.FirstOrDefault(dotted => dotted.EndsWith("." + key, StringComparison.Ordinal));
        var nearest = siblings.MinBy(sibling => Distance(key, sibling));
        if (nearest is not null && Distance(key, nearest) <= Math.Max(1, nearest.Length / 3)) return $"did you mean `{Names.Dotted(path, nearest)}`?";
        if (elsewhere is not null) return $"did you mean `{elsewhere}`?";
        return siblings.Count == 0 ? "no keys are known here" : $"known here: {string.Join(", ", siblings)}";
    }

    // Levenshtein's distance with `_` for `-` and other case for free: the usual slips.
    private static int Distance(string left, string right)
    {
        (left, right) = (Plain(left), Plain(right));
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var row = 1; row <= left.Length; row++)
        {
            var current = new int[right.Length + 1];
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var replaced = previous[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
                current[column] = Math.Min(replaced, 1 + Math.Min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[^1];
    }

    private static string Plain(string key) => key.Replace('-', '_').ToLowerInvariant();
}
