namespace Meld.Weights.Checkpoints;

/// <summary>Values of a pickle, in words and as numbers.</summary>
internal static class PickleValues
{
    // More than any tensor has. What one pickle may ask for time and again must be small: a tuple in its memo costs it a few bytes a use.
    private const int MostDimensions = 256;

    /// <summary>What a value is, for messages.</summary>
    public static string Describe(object? value) => value switch
    {
        null => "nothing",
        string => "a text",
        bool or long or double or System.Numerics.BigInteger => "a number",
        PickledTuple => "a tuple",
        List<object?> => "a list",
        PickledDictionary => "a dictionary",
        PickledTensor => "a tensor",
        PickledStorage => "a storage",
        PickleGlobal known => known.Name,
        _ => "a value",
    };

    /// <summary>The numbers of a tuple or list of integers, or null where it is none, or longer than tensors have dimensions.</summary>
    public static long[]? Integers(object? value)
    {
        IReadOnlyList<object?>? items = value switch { PickledTuple tuple => tuple.Items, List<object?> list => list, _ => null };
        return items?.Count <= MostDimensions && items.All(item => item is long) ? [.. items.Cast<long>()] : null;
    }
}
