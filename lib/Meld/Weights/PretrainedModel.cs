using Meld.Storage;

namespace Meld.Weights;

/// <summary>A pretrained model in the cache: the files as they were published.</summary>
/// <param name="Name">What it is called in experiments.</param>
/// <param name="Folder">Where its files are.</param>
/// <param name="WeightsPath">The file of the weights.</param>
/// <param name="Hash">SHA-256 of that file in hex, as the cache noted it.</param>
public sealed record PretrainedModel(string Name, string Folder, string WeightsPath, string Hash)
{
    /// <summary>Another of its files, such as <c>config.json</c> or <c>vocab.txt</c>.</summary>
    /// <exception cref="WeightsException">It is not there.</exception>
    public string PathOf(string file) => File.Exists(Path.Combine(Folder, file))
        ? Path.Combine(Folder, file)
        : throw new WeightsException($"{Path.Combine(Folder, file)} is missing; {WeightsCache.Remedy(Name)}.");

    /// <summary>Reads the weights whole, to see whether they are still those of <see cref="Hash"/>, under which their features are kept.</summary>
    /// <exception cref="WeightsFormatException">They are not; the message names the command that helps.</exception>
    /// <exception cref="IOException">They cannot be read.</exception>
    public void CheckWeights()
    {
        var hash = Digest.OfFile(WeightsPath).ToString();
        if (hash != Hash)
            throw new WeightsFormatException(WeightsPath, null, $"its SHA-256 is {hash}, not {Hash}: it is damaged; {WeightsCache.Remedy(Name)}.");
    }
}
