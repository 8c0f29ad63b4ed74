namespace Meld.Weights.Pretrained;

/// <summary>A pretrained model that is published as files in one folder of the web.</summary>
/// <param name="Name">What it is called in experiments, and in the cache.</param>
/// <param name="Description">What it is, in a line.</param>
/// <param name="License">Under which terms.</param>
/// <param name="Page">Where people read about it.</param>
/// <param name="Folder">The folder of its files; ends with a slash.</param>
/// <param name="Files">Its files; the first has the weights.</param>
public sealed record PublishedModel(string Name, string Description, string License, string Page, Uri Folder, IReadOnlyList<PublishedFile> Files)
    : PretrainedWeights(Name, Description, License)
{
    /// <inheritdoc/>
    public override string Source => Page;

    /// <inheritdoc/>
    public override long? DownloadBytes => Files[0] is { Bytes: null, AboutBytes: null } ? null : Files.Sum(file => file.Bytes ?? file.AboutBytes ?? 0);

    /// <summary>Where one of its files is.</summary>
    public Uri AddressOf(PublishedFile file) => new(Folder, file.Name);
}
