using Meld.Media;

namespace Meld.Features.Filling;

/// <summary>Steps that one pass over a clip serves: the frames of one, the sound of others.</summary>
/// <param name="Steps">The steps, by their place in the list of all.</param>
/// <param name="Request">What they need together.</param>
internal sealed record JoinedSteps(IReadOnlyList<int> Steps, ClipRequest Request)
{
    /// <summary>Joins what can be joined, in order.</summary>
    /// <param name="steps">All steps.</param>
    /// <param name="needed">The places of those that are needed.</param>
    public static IReadOnlyList<JoinedSteps> Of(IReadOnlyList<IClipStep> steps, IEnumerable<int> needed)
    {
        var joined = new List<JoinedSteps>();
        foreach (var step in needed)
        {
            var place = joined.FindIndex(group => Fit(group.Request, steps[step].Request));
            if (place < 0) joined.Add(new([step], steps[step].Request));
            else joined[place] = new([.. joined[place].Steps, step], Both(joined[place].Request, steps[step].Request));
        }
        return joined;
    }

    private static bool Fit(ClipRequest one, ClipRequest other) =>
        one.Limits == other.Limits && one.AcceptDamage == other.AcceptDamage
        && (one.Frames is null || other.Frames is null || (one.Frames == other.Frames && one.Size == other.Size))
        && (one.SampleRate is null || other.SampleRate is null || one.SampleRate == other.SampleRate);

    private static ClipRequest Both(ClipRequest one, ClipRequest other) =>
        (one.Frames is null ? one with { Frames = other.Frames, Size = other.Size } : one) with { SampleRate = one.SampleRate ?? other.SampleRate };
}
