namespace Meld.Features.Filling;

/// <summary>Inputs of an encoder by length, and those of one length by shape, so that what fits together lies together.</summary>
/// <param name="step">The encoder.</param>
internal sealed class LengthOrder(IEncoderStep step) : IComparer<FeatureValue>
{
    /// <inheritdoc/>
    public int Compare(FeatureValue? x, FeatureValue? y)
    {
        var (one, other) = (x!.Shape, y!.Shape);
        if (step.LengthOf(one).CompareTo(step.LengthOf(other)) is var byLength and not 0) return byLength;
        for (var axis = 0; axis < Math.Min(one.Count, other.Count); axis++)
        {
            if (one[axis].CompareTo(other[axis]) is var bySize and not 0) return bySize;
        }
        return one.Count.CompareTo(other.Count);
    }
}
