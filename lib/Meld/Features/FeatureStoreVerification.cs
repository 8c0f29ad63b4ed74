using Meld.Features.Lmdb;
using Meld.Features.Lmdb.Format;
using Meld.Storage;

namespace Meld.Features;

/// <summary>Checks a whole store: every page and every record's checksum. Needs a bit of memory a page, and the largest record.</summary>
public static class FeatureStoreVerification
{
    /// <summary>How many problems are kept; the check ends with the last of them.</summary>
    public const int MostProblems = 1000;

    private const long ReportEvery = 1 << 24;
    private const int MostAttempts = 50;

    /// <summary>
    /// Checks a store. It may be read and written meanwhile. LMDB reads none of the trees, so that no damage can end the process; a disk that hangs can make it
    /// last.
    /// </summary>
    /// <param name="directory">The store's folder.</param>
    /// <param name="progress">Gets the bytes that are checked.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <exception cref="FeatureStoreException">
    /// There is none, it cannot be opened, it was written in another format, or others change it faster than it can be checked.
    /// </exception>
    public static FeatureStoreReport Verify(string directory, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        using var hold = Hold(directory, out var refusal);
        using var file = DataFileCheck.Open(directory);
        var report = Check(directory, file, progress, cancellation);
        return report.IsSound && refusal is { Kind: FeatureStoreProblem.OtherVersion } ? throw refusal : report;
    }

    // While it is read, LMDB writes over no page of it. A damaged one is not opened, and nobody else opens it either; one that is refused for another reason may
    // be written meanwhile, and would look damaged.
    private static FeatureReader? Hold(string directory, out FeatureStoreException? refusal)
    {
        refusal = null;
        try
        {
            using var store = FeatureStore.OpenForReading(directory);
            return store.Read();
        }
        catch (FeatureStoreException error) when (error.Kind is FeatureStoreProblem.Damaged or FeatureStoreProblem.OtherVersion)
        {
            refusal = error;
            return null;
        }
    }

    private static FeatureStoreReport Check(string directory, DataFile file, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        var findings = new Findings(MostProblems);
        var tally = new RecordTally(findings);
        try
        {
            if (Begin(directory, file, findings) is not { } snapshot) return tally.Report(0, 0);
            var (pageSize, total) = (snapshot.Newer.PageSize, ((long)snapshot.Newer.LastPage + 1) * snapshot.Newer.PageSize);
            var (pages, free) = StructureCheck.Run(
                file, snapshot, CheckDepth.Records, findings, pages => Visitor(pages, pageSize, total, tally, progress, cancellation));
            if (findings.All.Count == 0) tally.End();
            progress?.Report(new WorkProgress("checking", pages.Count * pageSize, total, "bytes"));
            return tally.Report(total, free * pageSize);
        }
        catch (IOException error) when (error is not FeatureStoreException)
        {
            findings.Add($"the disk cannot read the file ({error.Message.TrimEnd('.')})");
            return tally.Report(0, 0);
        }
    }

    // A transaction may be written just while its meta page is read.
    private static Snapshot? Begin(string directory, DataFile file, Findings findings)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            findings.Clear();
            var before = Snapshot.BytesOf(file);
            if (StructureCheck.Begin(file, findings) is { } snapshot) return snapshot;
            if (before.AsSpan().SequenceEqual(Snapshot.BytesOf(file))) return null;
        }
        throw StoreErrors.TooBusy(directory);
    }

    private static RecordVisitor Visitor(
        PageSet pages, int pageSize, long total, RecordTally tally, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        var said = 0L;
        return (key, value) =>
        {
            cancellation.ThrowIfCancellationRequested();
            tally.Add(key, value);
            if (pages.Count * pageSize - said < ReportEvery) return;
            said = pages.Count * pageSize;
            progress?.Report(new WorkProgress("checking", said, total, "bytes"));
        };
    }
}
