namespace Meld.Features.Lmdb.Format;

/// <summary>Something that a check found wrong.</summary>
/// <param name="What">What is wrong, as a clause: <c>its checksum does not hold</c> where it is about a record.</param>
/// <param name="Key">The record's key; empty where it is about no record.</param>
internal sealed record Finding(string What, byte[] Key);
