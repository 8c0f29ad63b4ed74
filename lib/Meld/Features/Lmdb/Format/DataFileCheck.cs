namespace Meld.Features.Lmdb.Format;

/// <summary>What is done before LMDB opens a data file.</summary>
internal static class DataFileCheck
{
    // While a writer commits faster than a check takes, the pages change under it. Each attempt takes milliseconds.
    private const int MostAttempts = 50;

    /// <summary>
    /// Checks the structure of a store's data file. Afterwards LMDB can read it, or with <see cref="CheckDepth.Writing"/> change it, without going wrong; whether
    /// the records are right their checksums say. May run while another process writes.
    /// </summary>
    /// <param name="directory">The store's folder.</param>
    /// <param name="depth">How much to check.</param>
    /// <exception cref="FeatureStoreException">It is missing or damaged, or changes faster than it can be checked.</exception>
    public static void Check(string directory, CheckDepth depth)
    {
        var findings = new Findings(most: 1);
        using var file = Open(directory);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            try
            {
                findings.Clear();
                var before = Snapshot.BytesOf(file);
                if (StructureCheck.Begin(file, findings) is { } snapshot) StructureCheck.Run(file, snapshot, depth, findings);
                if (findings.All.Count == 0) return;
                // LMDB keeps the trees of the last two transactions whole: only two further ones can have changed what was read.
                if (before.AsSpan().SequenceEqual(Snapshot.BytesOf(file))) throw Damaged(directory, findings.All[0].What);
            }
            catch (IOException error) when (error is not FeatureStoreException)
            {
                throw Damaged(directory, $"the disk cannot read it ({error.Message.TrimEnd('.')})", error);
            }
        }
        throw new FeatureStoreException(FeatureStoreProblem.InUse, $"The feature store {directory} changes too fast to be opened; try again when less is written to it.");
    }

    /// <summary>Opens a store's data file.</summary>
    /// <exception cref="FeatureStoreException">There is none, or it may not be read.</exception>
    public static DataFile Open(string directory)
    {
        try
        {
            return new DataFile(Path.Combine(directory, DataFile.Name));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FeatureStoreException(FeatureStoreProblem.Missing, $"There is no feature store in {directory}; make one with ./meld features fill.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FeatureStoreException(FeatureStoreProblem.Missing, $"The feature store {directory} cannot be read ({error.Message.TrimEnd('.')}).", error);
        }
    }

    /// <summary>The exception for a damaged store.</summary>
    public static FeatureStoreException Damaged(string directory, string what, Exception? cause = null) => new(
        FeatureStoreProblem.Damaged, $"The feature store {directory} is damaged: {what}; ./meld features fill keeps what is intact and computes the rest again.", cause);
}
