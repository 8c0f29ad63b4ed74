using System.Text;
using Meld.Display.Clips;
using Meld.Display.Drawing;
using Meld.Media;

namespace Meld.Display;

/// <summary>Frames beside one another, each with its time below it; a single one has none.</summary>
public sealed class ContactSheet : Visual
{
    private const int MostRows = 400;
    private const int MostColumns = 240;
    private const int Quality = 75;
    private readonly string title;
    private readonly int columns;
    private readonly ClipFrames frames;
    private readonly byte[][] pictures;

    private ContactSheet(string title, ClipFrames frames, int columns)
    {
        (this.title, this.columns) = (title, columns);
        this.frames = frames.Count > 0 ? SmallFrame.Of(frames, MostRows, MostColumns) : frames;
        pictures = [.. Enumerable.Range(0, frames.Count).Select(frame => PictureEncoder.Jpeg(this.frames, frame, Quality))];
    }

    /// <summary>Shows frames.</summary>
    /// <param name="title">What they are; empty for no heading.</param>
    /// <param name="frames">The frames; large ones are made smaller.</param>
    /// <param name="columns">How many stand beside one another where the page is wide enough.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of columns is not positive.</exception>
    public static ContactSheet For(string title, ClipFrames frames, int columns = 8)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        return new(title, frames, columns);
    }

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var html = new StringBuilder("<div style=\"margin:.75em 0\">\n");
        if (title.Length > 0) html.Append($"<div style=\"font-weight:600;padding-bottom:.4em\">{Markup.Escape(title)}</div>\n");
        // As many columns as wanted, fewer where they would become too narrow to see anything, and never wider than the pictures are.
        var cell = $"minmax(max(72px,calc((100% - {columns - 1} * .5em) / {columns})),1fr)";
        html.Append($"<div style=\"display:grid;grid-template-columns:repeat(auto-fill,{cell});gap:.5em;max-width:{columns * (frames.Width + 8)}px\">\n");
        foreach (var (index, picture) in pictures.Index()) html.Append(Cell(picture, index)).Append('\n');
        return html.Append(frames.Count == 0 ? "</div>\nNo frames\n</div>" : "</div>\n</div>").ToString();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var times = string.Join(", ", frames.Timestamps.Select(Seconds));
        var facts = frames.Count == 0 ? "No frames" : $"{frames.Count} frames, shown {frames.Width} x {frames.Height}, at {times} s";
        return title.Length > 0 ? $"{PlainText.Line(title)}\n{facts}" : facts;
    }

    private string Cell(byte[] picture, int index)
    {
        var time = Seconds(frames.Timestamps[index]);
        // A picture by itself, such as a mosaic, stands for no one moment.
        var below = frames.Count == 1 ? "" : $"<span style=\"opacity:.75\">{time} s</span>";
        return $"<div style=\"min-width:0;font-size:.8em;line-height:1.4;text-align:center;font-variant-numeric:tabular-nums\">"
            + $"<img width=\"{frames.Width}\" height=\"{frames.Height}\" style=\"display:block;width:100%;height:auto;margin:0\" "
            + $"alt=\"frame at {time} seconds\" src=\"{DataUri.Of("image/jpeg", picture)}\"/>{below}</div>";
    }

    private static string Seconds(double seconds) => Numbers.Format(seconds, "0.00");
}
