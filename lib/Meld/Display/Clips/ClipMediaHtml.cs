using Meld.Display.Drawing;

namespace Meld.Display.Clips;

/// <summary>The moving picture and the sound of a clip as HTML, without a script; nothing where a clip has neither.</summary>
internal static class ClipMediaHtml
{
    private const string Rounded = "border-radius:.4em;background:#000";

    // Browsers lay a player's buttons over the lower part of its picture, which is where a mouth is; a strip below the picture takes them, this
    // much of its width high.
    private const double Strip = 0.17;

    /// <summary>The film, or the poster alone, above the sound alone.</summary>
    public static string Of(ClipPreview preview, string description)
    {
        if (preview.Poster is null && preview.Sound is null) return "";
        var width = preview.Poster is null ? 260 : Math.Max(160, preview.Width);
        string[] parts = [Picture(preview, Markup.Escape(description)), Sound(preview, Markup.Escape(description))];
        return $"<div style=\"flex:0 1 {width}px;min-width:0\">\n{string.Join('\n', parts.Where(part => part.Length > 0))}\n</div>";
    }

    private static string Picture(ClipPreview preview, string label)
    {
        if (preview.Poster is null) return "";
        var poster = DataUri.Of("image/jpeg", preview.Poster);
        var image = $"<img width=\"{preview.Width}\" height=\"{preview.Height}\" style=\"display:block;width:100%;height:auto;{Rounded}\" "
            + $"alt=\"{label}\" src=\"{poster}\"/>";
        if (preview.Film is null) return image;
        // The picture inside is for readers that know no video, GitHub's among them. Nothing is decoded before somebody plays it.
        var height = Markup.Number(preview.Height + (Strip * preview.Width));
        var style = $"display:block;width:100%;aspect-ratio:{preview.Width}/{height};object-position:top;{Rounded}";
        return $"<video controls=\"\" playsinline=\"\" preload=\"none\" style=\"{style}\" aria-label=\"{label}\" poster=\"{poster}\" "
            + $"src=\"{DataUri.Of("video/mp4", preview.Film)}\">{image}</video>";
    }

    private static string Sound(ClipPreview preview, string label) => preview.Sound is null
        ? ""
        : $"<audio controls=\"\" preload=\"metadata\" style=\"display:block;width:100%;height:2.2em;margin-top:.3em\" aria-label=\"{label}, sound alone\" "
            + $"src=\"{DataUri.Of("audio/wav", preview.Sound)}\"></audio>";
}
