using System.Globalization;

namespace Meld.Storage.Archives;

/// <summary>What an archive and those inside it have in common while they are read: the limits, what was used up of them, and how far reading came.</summary>
internal sealed class ArchiveScan(ArchiveLimits limits)
{
    private int entries;
    private long unpacked;

    public ArchiveLimits Limits => limits;

    /// <summary>Bytes read of the outermost file.</summary>
    public long Raw { get; set; }

    /// <summary>The last file that was read whole.</summary>
    public string? LastWhole { get; set; }

    /// <summary>Counts a header.</summary>
    /// <exception cref="ArchiveException">There are too many.</exception>
    public void CountEntry(string archive)
    {
        if (++entries > limits.Entries) throw TooMuch(archive, $"it has more than {Number(limits.Entries)} entries");
    }

    /// <summary>
    /// Counts what came out of a compression. All of it counts against the outermost file, whichever archive it came out of and whatever becomes of it:
    /// a thousand archives inside one, each of them harmless, would fill a disk or a day.
    /// </summary>
    /// <exception cref="ArchiveException">It is too much, or out of all proportion.</exception>
    public void CountUnpacked(int bytes, string archive)
    {
        unpacked += bytes;
        if (unpacked > limits.TotalSize) throw TooMuch(archive, $"more than {Number(limits.TotalSize)} bytes have been unpacked up to there");
        if (unpacked - limits.FreeSize > limits.Ratio * (double)Raw)
            throw TooMuch(archive, $"unpacking comes to more than {Number(limits.Ratio)} times what was read ({Number(unpacked)} bytes so far)");
    }

    public ArchiveException Truncated(string archive, string where) => Error(ArchiveProblem.Truncated, $"{archive} ends early, {where}", null);

    public ArchiveException Damaged(string archive, string how, Exception? cause = null) =>
        Error(ArchiveProblem.Damaged, $"{archive} is damaged: {how}", cause);

    public ArchiveException Refused(string archive, string why) => new(ArchiveProblem.Refused, $"{archive} is refused: {why}.", LastWhole);

    public ArchiveException TooMuch(string archive, string what) => new(ArchiveProblem.TooMuch, $"{archive} is refused: {what}.", LastWhole);

    /// <summary>A number as messages show it.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private ArchiveException Error(ArchiveProblem problem, string message, Exception? cause) =>
        new(problem, message + (LastWhole is null ? "; no file of it is whole." : $"; the last whole file is {LastWhole}."), LastWhole, cause);
}
