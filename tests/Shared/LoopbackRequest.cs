namespace Meld.Testing;

/// <summary>What a <see cref="LoopbackServer"/> was asked.</summary>
/// <param name="Number">How many requests came before it.</param>
/// <param name="Path">The path.</param>
/// <param name="From">The first byte that is wanted, or null for no range.</param>
/// <param name="IfRange">What the file has to be still.</param>
internal sealed record LoopbackRequest(int Number, string Path, long? From, string? IfRange);
