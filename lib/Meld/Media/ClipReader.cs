using Meld.Media.Interop;

namespace Meld.Media;

/// <summary>
/// Decodes clips in this process, through libav. Fastest, and right for clips that come from a source you trust; a file made to harm the decoder could harm
/// this process.
/// </summary>
public sealed unsafe class ClipReader : IClipReader
{
    private readonly Shortcuts without;

    /// <summary>Nothing is held between clips.</summary>
    public ClipReader()
        : this(Shortcuts.None) { }

    /// <param name="without">The shortcuts that are not taken, for comparisons.</param>
    internal ClipReader(Shortcuts without) => this.without = without;

    /// <inheritdoc/>
    public DecodedClip Read(string path, ClipRequest request, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var asked = ClipExchange.Translate(request);
        asked.Plainly = (int)without;
        using var file = ClipFile.Open(path);
        using var cancelled = new CancellationFlag(cancellation);
        MediaResult* result = null;
        try
        {
            ClipExchange.Check(path, MediaShim.media_decode((int)file.DangerousGetHandle(), &asked, cancelled.Number, &result), cancellation);
            return ClipExchange.Translate(request, in *result);
        }
        finally
        {
            MediaShim.media_free(result);
        }
    }

    /// <inheritdoc/>
    public void Dispose() { }
}
