namespace Meld.Media.Verification;

/// <summary>What a manifest says of a clip.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 lower-case hex digits.</param>
public readonly record struct ManifestEntry(long Bytes, string Sha256);
