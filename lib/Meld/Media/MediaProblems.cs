namespace Meld.Media;

/// <summary>What follows from why a clip could not be read.</summary>
public static class MediaProblems
{
    /// <summary>
    /// Whether another try with the same bytes would end the same. Another time, or with more memory, decoding may take less time or not end its process.
    /// </summary>
    public static bool LiesInTheClip(this MediaProblem problem) =>
        problem is MediaProblem.Unreadable or MediaProblem.Damaged or MediaProblem.Limit or MediaProblem.TooSmall;
}
