namespace Meld.Media;

/// <summary>Decodes clips. Safe for use from several threads at once; equal clips and requests give equal results, whichever reader reads them.</summary>
public interface IClipReader : IDisposable
{
    /// <summary>Reads a clip in one pass.</summary>
    /// <param name="path">The file.</param>
    /// <param name="request">What is wanted of it.</param>
    /// <param name="cancellation">Ends the decoding.</param>
    /// <exception cref="MediaException">The clip cannot be read, or not as asked.</exception>
    /// <exception cref="ArgumentException">The request asks for something impossible, whatever the clip.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    DecodedClip Read(string path, ClipRequest request, CancellationToken cancellation = default);
}
