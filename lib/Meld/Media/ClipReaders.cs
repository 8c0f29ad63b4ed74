namespace Meld.Media;

/// <summary>Makes readers of clips: the one switch between speed and isolation.</summary>
public static class ClipReaders
{
    /// <summary>A reader that decodes there; whichever it is, results are the same.</summary>
    /// <param name="isolation">Where.</param>
    /// <param name="settings">What processes of their own may take; null for <see cref="IsolationSettings.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is no place.</exception>
    /// <exception cref="FileNotFoundException">The worker program is missing.</exception>
    public static IClipReader Create(ClipIsolation isolation, IsolationSettings? settings = null) => isolation switch
    {
        ClipIsolation.InProcess => new ClipReader(),
        ClipIsolation.Worker => new IsolatedClipReader(settings),
        _ => throw new ArgumentOutOfRangeException(nameof(isolation), isolation, "Not a place to decode."),
    };
}
