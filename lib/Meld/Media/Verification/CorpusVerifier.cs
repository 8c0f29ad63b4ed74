using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Meld.Corpus;
using Meld.Storage;

namespace Meld.Media.Verification;

/// <summary>Looks at every clip of a corpus, all of its picture and all of its sound, on every processor.</summary>
/// <param name="reader">What decodes; damage is accepted and told.</param>
/// <param name="settings">How, or null for <see cref="VerificationSettings.Default"/>.</param>
/// <param name="clock">What measures the time.</param>
public sealed class CorpusVerifier(IClipReader reader, VerificationSettings? settings, TimeProvider clock)
{
    private readonly VerificationSettings settings = settings ?? VerificationSettings.Default;

    /// <summary>Verifies a corpus.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="journal">What was measured before and where it is kept, with the same limits; null to begin anew and keep nothing.</param>
    /// <param name="progress">Told how far it is, in clips.</param>
    /// <param name="cancellation">Ends it; what was measured is in the journal.</param>
    /// <exception cref="MediaException">Decoding failed for a reason that does not lie in a clip (<see cref="MediaProblem.Internal"/>).</exception>
    /// <exception cref="IOException">A folder of clips cannot be listed, or the journal cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public CorpusVerification Verify(
        DialogueCorpus corpus, VerificationJournal? journal = null, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        journal ??= VerificationJournal.InMemory();
        var clips = new CorpusClips(corpus);
        var measured = clips.Paths.ToDictionary(path => path, path => journal.Find(path, FileStamp.Of(clips.File(path))), StringComparer.Ordinal);
        var unknown = measured.Count(clip => clip.Value is null);
        string[] chosen = [.. Spread([.. clips.Paths.Where(path => measured[path] is null)])];
        var meter = new CountedProgress("checking clips", measured.Count - unknown, chosen.Length, "clips", progress);
        var start = clock.GetTimestamp();
        foreach (var (path, measurement) in Measure(clips, chosen, journal, meter, cancellation)) measured[path] = measurement;
        var time = clock.GetElapsedTime(start);
        var judge = new ClipJudge(corpus, clips, measured, settings, KnownTroubles.Of(corpus));
        return new(corpus, clips, [.. Splits.All.SelectMany(corpus.Utterances).Select(judge.Judge)]) { Decoded = chosen.Length, Time = time };
    }

    private IEnumerable<string> Spread(string[] paths)
    {
        var count = Math.Min(settings.Most ?? paths.Length, paths.Length);
        return Enumerable.Range(0, count).Select(index => paths[(int)((long)paths.Length * index / count)]);
    }

    private ConcurrentDictionary<string, ClipMeasurement> Measure(
        CorpusClips clips, string[] chosen, VerificationJournal journal, CountedProgress progress, CancellationToken cancellation)
    {
        var measured = new ConcurrentDictionary<string, ClipMeasurement>(StringComparer.Ordinal);
        var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        try
        {
            // One after another: were ranges handed out, one processor would be left with the last.
            Parallel.ForEach(Partitioner.Create(chosen, EnumerablePartitionerOptions.NoBuffering), options, path =>
            {
                var file = clips.File(path);
                var stamp = FileStamp.Of(file);
                var measurement = measured[path] = ClipMeasurement.Of(file, reader, settings.Limits, cancellation);
                if (stamp is { Time: var time } && measurement.IsLasting) journal.Add(path, time, measurement);
                progress.Advance();
            });
        }
        catch (AggregateException error)
        {
            // Clips that are decoded side by side fail side by side, and for the same reason.
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }
        return measured;
    }
}
