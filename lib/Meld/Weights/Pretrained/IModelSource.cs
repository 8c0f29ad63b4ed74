using Meld.Storage;

namespace Meld.Weights.Pretrained;

/// <summary>Where the files of a model come from.</summary>
internal interface IModelSource
{
    /// <summary>The size of a file in bytes, as far as it is known before it comes, else 0.</summary>
    long SizeOf(PublishedFile file);

    /// <summary>Brings a file into a folder, whole and with the hash that is published for it.</summary>
    /// <param name="file">Which.</param>
    /// <param name="folder">The folder, to which whatever comes of it is added.</param>
    /// <param name="progress">Told every step.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="IOException">It cannot be had, is not the published one, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read or written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<CachedFile> GetAsync(PublishedFile file, string folder, IProgress<WorkProgress> progress, CancellationToken cancellation);
}
