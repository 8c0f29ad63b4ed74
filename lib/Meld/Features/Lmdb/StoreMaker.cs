using Meld.Features.Records;
using Meld.Storage;

namespace Meld.Features.Lmdb;

/// <summary>Makes an empty store.</summary>
internal static class StoreMaker
{
    /// <summary>Makes the data file, which is whole or not there. The caller holds the writer's lock.</summary>
    /// <exception cref="FeatureStoreException">There is no room.</exception>
    public static void Make(string directory) => Make(directory, AboutRecord.Format);

    /// <inheritdoc cref="Make(string)"/>
    /// <param name="directory">The store.</param>
    /// <param name="format">The format that it says it has.</param>
    internal static void Make(string directory, int format)
    {
        try
        {
            Begin(directory, format).Dispose();
            DurableFile.Rename(TemporaryPath(directory), Path.Combine(directory, StorePaths.Data));
        }
        catch
        {
            File.Delete(TemporaryPath(directory));
            throw;
        }
    }

    /// <summary>Where a data file is made.</summary>
    internal static string TemporaryPath(string directory) => Path.Combine(directory, StorePaths.Data) + DurableFile.TemporarySuffix;

    /// <summary>Makes an empty data file beside the place where it will be, and opens it. The caller holds the writer's lock.</summary>
    /// <exception cref="FeatureStoreException">There is no room.</exception>
    internal static LmdbEnvironment Begin(string directory, int format)
    {
        FileSizeLimit.BecomesAnError();
        var temporary = TemporaryPath(directory);
        File.Delete(temporary);
        var code = LmdbEnvironment.TryOpen(directory, temporary, LmdbFlags.FileNotFolder | LmdbFlags.NoLock, out var environment);
        if (environment is null) throw StoreErrors.Of(code, directory);
        try
        {
            using var writing = environment.Write();
            writing.UseMainTable();
            using var length = new DataFileLength(directory, temporary, writing.PageSize);
            var about = AboutRecord.Of(format, $"Meld {typeof(StoreMaker).Assembly.GetName().Version?.ToString(3)}");
            about.CopyTo(writing.Put(RecordKey.About, about.Length));
            length.EnsureFor(environment, writing, []);
            writing.Commit();
            return environment;
        }
        catch
        {
            environment.Dispose();
            throw;
        }
    }
}
