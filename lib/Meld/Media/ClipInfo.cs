namespace Meld.Media;

/// <summary>What a clip's container says of it, before anything is decoded.</summary>
public sealed record ClipInfo
{
    /// <summary>Length by the container; zero where it does not say.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The picture, or null when the clip has none.</summary>
    public VideoInfo? Video { get; init; }

    /// <summary>The sound, or null when the clip has none.</summary>
    public AudioInfo? Audio { get; init; }
}
