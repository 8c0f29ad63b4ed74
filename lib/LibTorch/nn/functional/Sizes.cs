namespace TorchSharp;

/// <summary>Sizes of windows as operators take them: one number a spatial dimension, first depth, then height, then width.</summary>
internal static class Sizes
{
    /// <summary>The same number for each dimension.</summary>
    internal static long[] Repeat(long value, int dimensions)
    {
        var sizes = new long[dimensions];
        Array.Fill(sizes, value);
        return sizes;
    }

    /// <summary>The same number for each dimension, if there is one.</summary>
    internal static long[]? Repeat(long? value, int dimensions) => value is { } given ? Repeat(given, dimensions) : null;

    internal static double[]? Repeat(double? value, int dimensions)
    {
        if (value is not { } given) return null;
        var sizes = new double[dimensions];
        Array.Fill(sizes, given);
        return sizes;
    }

    internal static long[] Of((long, long) sizes) => [sizes.Item1, sizes.Item2];

    internal static long[]? Of((long, long)? sizes) => sizes is { } given ? Of(given) : null;

    internal static long[] Of((long, long, long) sizes) => [sizes.Item1, sizes.Item2, sizes.Item3];

    internal static long[]? Of((long, long, long)? sizes) => sizes is { } given ? Of(given) : null;

    internal static double[]? Of((double, double)? sizes) => sizes is { } given ? [given.Item1, given.Item2] : null;

    internal static double[]? Of((double, double, double)? sizes) => sizes is { } given ? [given.Item1, given.Item2, given.Item3] : null;
}
