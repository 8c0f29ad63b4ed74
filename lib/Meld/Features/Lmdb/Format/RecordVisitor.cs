namespace Meld.Features.Lmdb.Format;

/// <summary>Gets a record; both are valid only until it returns.</summary>
/// <param name="key">The key.</param>
/// <param name="value">The value.</param>
internal delegate void RecordVisitor(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value);
