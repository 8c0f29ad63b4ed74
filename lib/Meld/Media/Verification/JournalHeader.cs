namespace Meld.Media.Verification;

/// <summary>The first line of a journal: what its measurements depend on besides the files.</summary>
/// <param name="Version">The version of what measures.</param>
/// <param name="Limits">How much of a clip was looked at.</param>
internal sealed record JournalHeader(int Version, DecodeLimits Limits);
