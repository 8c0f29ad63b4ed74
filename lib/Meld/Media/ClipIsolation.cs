namespace Meld.Media;

/// <summary>Where clips are decoded.</summary>
public enum ClipIsolation
{
    /// <summary>In this process: fastest, for clips from a source you trust.</summary>
    InProcess,

    /// <summary>In confined processes of their own, for clips nobody vouches for.</summary>
    Worker,
}
