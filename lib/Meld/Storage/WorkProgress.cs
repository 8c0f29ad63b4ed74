namespace Meld.Storage;

/// <summary>How far some long work is.</summary>
/// <param name="Step">What is being done, such as <c>converting glove</c>.</param>
/// <param name="Done">How much of the step is done, in units of <paramref name="Unit"/>.</param>
/// <param name="Total">How much there is to do, or null where nobody knows.</param>
/// <param name="Unit">What is counted, in the plural, such as <c>clips</c>; <c>bytes</c> are shown as megabytes.</param>
public readonly record struct WorkProgress(string Step, long Done = 0, long? Total = null, string Unit = "")
{
    /// <summary>The part of the step that is done, 0 to 1, or null where nobody knows.</summary>
    public double? Share => Total is > 0 and var total ? Math.Clamp((double)Done / total, 0, 1) : null;
}
