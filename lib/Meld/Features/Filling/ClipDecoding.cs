using Meld.Media;

namespace Meld.Features.Filling;

/// <summary>Decodes a clip once for as many steps as possible and computes them. Safe for use from several threads.</summary>
/// <param name="steps">The steps.</param>
/// <param name="reader">What decodes clips.</param>
internal sealed class ClipDecoding(IReadOnlyList<IClipStep> steps, IClipReader reader)
{
    /// <summary>Computes steps for a clip.</summary>
    /// <param name="path">The clip.</param>
    /// <param name="needed">The places of the steps that are computed, in ascending order.</param>
    /// <param name="cancellation">Ends the decoding.</param>
    /// <returns>For each step its place, its value, and whether the value may be remembered: reasons that do not lie in the clip may not.</returns>
    /// <exception cref="MediaException">
    /// Decoding failed for a reason that lies in no clip (<see cref="MediaProblem.Internal"/>), or the clip is gone.
    /// </exception>
    public IEnumerable<(int Step, FeatureValue Value, bool Lasts)> Compute(string path, IReadOnlyList<int> needed, CancellationToken cancellation) =>
        JoinedSteps.Of(steps, needed).SelectMany(joined => Compute(path, joined, cancellation)).ToList();

    private IEnumerable<(int Step, FeatureValue Value, bool Lasts)> Compute(string path, JoinedSteps joined, CancellationToken cancellation)
    {
        try
        {
            var clip = reader.Read(path, joined.Request, cancellation);
            return [.. joined.Steps.Select(step => (step, steps[step].Compute(clip), true))];
        }
        catch (MediaException error) when (joined.Steps.Count > 1 && IsOfOneClip(error.Kind))
        {
            // What is wrong with the picture is no matter of the sound: a step's value must not depend on which others are computed beside it.
            return [.. joined.Steps.SelectMany(step => Compute(path, new JoinedSteps([step], steps[step].Request), cancellation))];
        }
        catch (MediaException error) when (IsOfOneClip(error.Kind))
        {
            return [.. joined.Steps.Select(step => (step, FeatureValue.Bad(error.Reason), error.Kind.LiesInTheClip()))];
        }
    }

    private static bool IsOfOneClip(MediaProblem problem) => problem is not (MediaProblem.Internal or MediaProblem.Missing);
}
