namespace Meld.Media.Verification;

/// <summary>A line of a journal.</summary>
/// <param name="Path">The clip within its corpus, with <c>/</c> between folders.</param>
/// <param name="Time">When the file was last written, in ticks of UTC.</param>
/// <param name="Measurement">What was measured of it.</param>
internal sealed record JournalEntry(string Path, long Time, ClipMeasurement Measurement);
