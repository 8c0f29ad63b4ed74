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
    /// <exception cref="FeatureStoreException">It is missing or damaged, the disk cannot read it, or it changes faster than it can be checked.</exception>
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
                if (before.AsSpan().SequenceEqual(Snapshot.BytesOf(file))) throw StoreErrors.Damaged(directory, findings.All[0].What);
            }
            catch (IOException error) when (error is not FeatureStoreException)
            {
                throw StoreErrors.DiskFailed(directory, error.Message.TrimEnd('.'), error);
            }
        }
        throw StoreErrors.TooBusy(directory);
    }

    /// <summary>Opens a store's data file.</summary>
    /// <exception cref="FeatureStoreException">There is none, or it may not be read.</exception>
    public static DataFile Open(string directory)
    {
        try
        {
            return new DataFile(Path.Combine(directory, StorePaths.Data));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw StoreErrors.Missing(directory, $"the folder has no {StorePaths.Data}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StoreErrors.Of(error, directory);
        }
    }
}
