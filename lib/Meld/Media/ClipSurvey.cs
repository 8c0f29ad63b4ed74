using System.Runtime.ExceptionServices;
using Meld.Corpus;

namespace Meld.Media;

/// <summary>The clips of a corpus, or some spread evenly over it, decoded once: what is wrong with them and how long it took.</summary>
public sealed class ClipSurvey
{
    private ClipSurvey(IReadOnlyList<ClipCheck> checks, int clips, TimeSpan time) => (Checks, Clips, Time) = (checks, clips, time);

    /// <summary>The clips that were decoded, in the order of the corpus.</summary>
    public IReadOnlyList<ClipCheck> Checks { get; }

    /// <summary>Those of them that nothing is wrong with.</summary>
    public IReadOnlyList<ClipCheck> Intact => [.. Checks.Where(check => check.Problems.Count == 0)];

    /// <summary>How many clips the corpus has.</summary>
    public int Clips { get; }

    /// <summary>How long decoding took by the clock.</summary>
    public TimeSpan Time { get; }

    /// <summary>How long all clips of the corpus would take at this pace.</summary>
    public TimeSpan TimeOfAll => Checks.Count == 0 ? TimeSpan.Zero : Time * Clips / Checks.Count;

    /// <summary>Decodes clips side by side, one on each processor.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="reader">What decodes them.</param>
    /// <param name="request">What is wanted of each; damage is accepted, whatever the request says.</param>
    /// <param name="most">How many clips are decoded at most; where the corpus has more, they are spread evenly over it.</param>
    /// <param name="clock">What measures the time.</param>
    /// <param name="cancellation">Ends the decoding.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is not positive.</exception>
    /// <exception cref="ArgumentException">The request asks for something impossible, whatever the clip.</exception>
    /// <exception cref="MediaException">Decoding failed for a reason that does not lie in a clip (<see cref="MediaProblem.Internal"/>).</exception>
    /// <exception cref="IOException">A folder of clips cannot be listed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ClipSurvey Of(
        DialogueCorpus corpus, IClipReader reader, ClipRequest request, int most, TimeProvider clock, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        (Utterance Utterance, string Path)[] clips = [.. Splits.All.SelectMany(split => Of(ClipInventory.Of(corpus, split)))];
        var count = Math.Min(most, clips.Length);
        var checks = new ClipCheck[count];
        var start = clock.GetTimestamp();
        var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        try
        {
            Parallel.For(0, count, options, index =>
            {
                var (utterance, path) = clips[(int)((long)clips.Length * index / count)];
                checks[index] = ClipCheck.Of(utterance, path, reader, request, cancellation);
            });
        }
        catch (AggregateException error)
        {
            // Clips that are decoded side by side fail side by side, and for the same reason.
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }
        return new(checks, clips.Length, clock.GetElapsedTime(start));
    }

    private static IEnumerable<(Utterance, string)> Of(ClipInventory inventory) =>
        inventory.Found.Select(utterance => (utterance, Path.Combine(inventory.Folder!, utterance.ClipFileName)));
}
