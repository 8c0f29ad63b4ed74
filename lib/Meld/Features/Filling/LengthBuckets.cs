namespace Meld.Features.Filling;

/// <summary>Cuts inputs that are ordered by length (<see cref="LengthOrder"/>) into batches of like length, so that little padding is computed.</summary>
internal static class LengthBuckets
{
    // A batch with so much padding at most is not worth waiting for a better one.
    private const double LittlePadding = 1.0 / 16;

    /// <summary>All inputs in batches, the longest first: what does not fit into memory fails at once.</summary>
    /// <param name="step">The encoder.</param>
    /// <param name="ordered">The inputs, the shortest first.</param>
    public static IEnumerable<Range> Of(IEncoderStep step, IReadOnlyList<FeatureValue> ordered)
    {
        for (var end = ordered.Count; end > 0;)
        {
            var start = StartOf(step, ordered, end - 1);
            yield return start..end;
            end = start;
        }
    }

    /// <summary>The batch of the longest input.</summary>
    /// <param name="step">The encoder.</param>
    /// <param name="ordered">The inputs, the shortest first; one at least.</param>
    public static Range Longest(IEncoderStep step, IReadOnlyList<FeatureValue> ordered) => Of(step, ordered).First();

    /// <summary>A batch that is full and has little padding; null where there is none.</summary>
    /// <param name="step">The encoder.</param>
    /// <param name="ordered">The inputs, the shortest first.</param>
    public static Range? Dense(IEncoderStep step, IReadOnlyList<FeatureValue> ordered)
    {
        for (var last = ordered.Count - 1; last >= 0; last--)
        {
            var start = StartOf(step, ordered, last);
            var (count, longest) = (last - start + 1, step.LengthOf(ordered[last].Shape));
            if (count < Most(step, longest)) continue;
            var padding = Enumerable.Range(start, count).Sum(place => longest - step.LengthOf(ordered[place].Shape));
            if (padding <= LittlePadding * longest * count) return start..(last + 1);
        }
        return null;
    }

    private static int StartOf(IEncoderStep step, IReadOnlyList<FeatureValue> ordered, int last)
    {
        var most = Most(step, step.LengthOf(ordered[last].Shape));
        var start = last;
        while (start > 0 && last - start + 1 < most && step.Fit(ordered[start - 1].Shape, ordered[last].Shape)) start--;
        return start;
    }

    private static long Most(IEncoderStep step, long longest) => Math.Max(1, step.BatchLength / Math.Max(1, longest));
}
