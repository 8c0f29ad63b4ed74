using Meld.Media;

namespace Meld.Display.Clips;

/// <summary>What a player shows of a clip, small enough for a page.</summary>
internal sealed record ClipPreview
{
    /// <summary>What its container says, or null for a clip that cannot be read.</summary>
    public ClipInfo? Info { get; init; }

    /// <summary>One frame as JPEG, or null where there is none.</summary>
    public byte[]? Poster { get; init; }

    /// <summary>Rows of poster and film.</summary>
    public int Height { get; init; }

    /// <summary>Columns of poster and film.</summary>
    public int Width { get; init; }

    /// <summary>Pictures with sound as MP4 (H.264, MP3), or null where there are fewer than two frames.</summary>
    public byte[]? Film { get; init; }

    /// <summary>The sound alone as WAV, or null where there is none.</summary>
    public byte[]? Sound { get; init; }

    /// <summary>What a viewer has to know: why something is missing, that it is cut, what is damaged.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
