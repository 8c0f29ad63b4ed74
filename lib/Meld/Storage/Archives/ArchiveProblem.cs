namespace Meld.Storage.Archives;

/// <summary>Why an archive is not read to its end.</summary>
public enum ArchiveProblem
{
    /// <summary>It ends before its last entry does; what was read up to there is sound as far as anybody can tell.</summary>
    Truncated,

    /// <summary>A checksum does not hold or its structure makes no sense; what was read of it before may be wrong too.</summary>
    Damaged,

    /// <summary>It holds something that has no business in an archive of files and folders, or a name that does not stay inside the target.</summary>
    Refused,

    /// <summary>It goes beyond a limit of <see cref="ArchiveLimits"/>.</summary>
    TooMuch,
}
