namespace Meld.Storage.Archives;

/// <summary>An archive cannot be read to its end or may not be unpacked; the message is one sentence that names the archive and the entry.</summary>
public sealed class ArchiveException : IOException
{
    internal ArchiveException(ArchiveProblem problem, string message, string? lastWhole, Exception? cause = null)
        : base(message, cause) => (Problem, LastWhole) = (problem, lastWhole);

    /// <summary>What kind of problem it is.</summary>
    public ArchiveProblem Problem { get; }

    /// <summary>The last file that was read whole before it, by its name in the archive, or null for none.</summary>
    public string? LastWhole { get; }
}
