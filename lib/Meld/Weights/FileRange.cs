namespace Meld.Weights;

/// <summary>A part of a file.</summary>
/// <param name="Begin">Offset of its first byte.</param>
/// <param name="Length">Bytes.</param>
internal readonly record struct FileRange(long Begin, long Length)
{
    /// <summary>Offset of the byte after its last.</summary>
    public long End => Begin + Length;
}
