namespace Meld.Storage.Downloads;

/// <summary>What is noted of a download that has begun.</summary>
/// <param name="Address">The address that was asked.</param>
/// <param name="Validator">The answer's strong entity tag, else the date of the last change, as its header had it (RFC 9110, 13.1.5); null for neither.</param>
/// <param name="Length">Bytes of the whole file, or null where the server did not say.</param>
internal sealed record PartialNotes(string Address, string? Validator, long? Length);
