namespace Meld.Storage.Downloads;

/// <summary>A file that was downloaded, or was there already and is what it should be.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Its hash; also beside it, in <c>….sha256</c> as <c>sha256sum --check</c> reads it.</param>
/// <param name="IsVerified">Whether that is the hash that was published for it.</param>
/// <param name="WasThere">Whether nothing had to be downloaded.</param>
public sealed record DownloadedFile(string Path, long Size, Digest Sha256, bool IsVerified, bool WasThere)
{
    /// <summary>How far it can be trusted, in words.</summary>
    public string Verification => IsVerified ? $"SHA-256 {Sha256}, as published" : $"SHA-256 {Sha256}, unverified: no published hash";
}
