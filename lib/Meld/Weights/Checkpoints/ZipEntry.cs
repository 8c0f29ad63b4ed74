namespace Meld.Weights.Checkpoints;

/// <summary>A file of a zip archive, as the central directory has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="HeaderOffset">Where its own header begins.</param>
/// <param name="Length">Bytes that its content takes in the archive.</param>
/// <param name="IsStored">Whether that is the content as it is, and not compressed.</param>
internal sealed record ZipEntry(string Name, long HeaderOffset, long Length, bool IsStored);
