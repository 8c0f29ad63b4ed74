namespace Meld.Weights.Checkpoints;

/// <summary>A file of a zip archive, as the central directory has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="HeaderOffset">Where its own header begins.</param>
/// <param name="Length">Bytes of its content, which is stored as it is.</param>
internal sealed record ZipEntry(string Name, long HeaderOffset, long Length);
