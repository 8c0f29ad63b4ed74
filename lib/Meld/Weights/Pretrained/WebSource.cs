using Meld.Storage;
using Meld.Storage.Downloads;

namespace Meld.Weights.Pretrained;

/// <summary>The addresses that a model is published at. What a stopped download has left is gone on with.</summary>
/// <param name="model">The model.</param>
/// <param name="download">Downloads the files.</param>
/// <param name="mirror">Where they are asked for.</param>
internal sealed class WebSource(PublishedModel model, ResumableDownload download, Mirror mirror) : IModelSource
{
    /// <inheritdoc/>
    public long SizeOf(PublishedFile file) => file.Bytes ?? file.AboutBytes ?? 0;

    /// <inheritdoc/>
    public async Task<CachedFile> GetAsync(PublishedFile file, string folder, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        var address = mirror.Of(model.AddressOf(file));
        var request = new DownloadRequest(Path.Combine(folder, file.Name), [address])
        {
            Size = file.Bytes,
            Sha256 = file.Sha256,
            Sha256Prefix = file.Sha256Prefix,
        };
        var got = await download.FetchAsync(request, progress, cancellation).ConfigureAwait(false);
        // A mirror's address may have a password in it.
        var shown = address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
        return new CachedFile(file.Name, got.Size, got.Sha256, shown, file.HashSource);
    }
}
