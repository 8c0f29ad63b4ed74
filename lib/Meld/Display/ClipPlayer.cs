using System.Text;
using Meld.Corpus;
using Meld.Display.Clips;
using Meld.Display.Drawing;
using Meld.Media;

namespace Meld.Display;

/// <summary>
/// A clip to look at and listen to: its moving picture with sound (H.264 and MP3, which VS Code, Jupyter and browsers play), the sound alone as WAV, and
/// beside it who says what, when and with which emotion. All of it lies in the page itself. A clip that is missing, damaged or silent is said to be so in
/// its place; no clip makes an exception.
/// </summary>
public sealed class ClipPlayer : Visual
{
    private readonly string name;
    private readonly ClipPreview preview;
    private readonly Utterance? utterance;
    private readonly EmotionPalette palette;

    private ClipPlayer(string name, ClipPreview preview, Utterance? utterance = null, IEnumerable<string>? labels = null)
    {
        palette = labels is null ? EmotionPalette.Default : EmotionPalette.For(labels);
        (this.name, this.preview, this.utterance) = (name, preview, utterance);
    }

    /// <summary>Plays a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reader">What decodes it, or null for a decoder in this process.</param>
    /// <param name="settings">How small it becomes, or null for the usual.</param>
    public static ClipPlayer For(string path, IClipReader? reader = null, ClipPlayerSettings? settings = null) =>
        new(Path.GetFileName(path), Preview(path, reader, settings));

    /// <summary>Plays the clip of an utterance.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="utterance">The utterance.</param>
    /// <param name="reader">What decodes the clip, or null for a decoder in this process.</param>
    /// <param name="settings">How small it becomes, or null for the usual.</param>
    public static ClipPlayer For(DialogueCorpus corpus, Utterance utterance, IClipReader? reader = null, ClipPlayerSettings? settings = null)
    {
        var preview = ClipFiles.Find(corpus.Directory, utterance) is { } path
            ? Preview(path, reader, settings)
            : new() { Notes = [$"The corpus has no clip {utterance.ClipFileName} for {utterance.ClipKey.Split.Name()}."] };
        return new(utterance.ClipFileName, preview, utterance, corpus.Emotions);
    }

    /// <summary>Plays what was decoded, at the pace of the frames' times.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="settings">How small it becomes, or null for the usual; only <see cref="ClipPlayerSettings.LongestSide"/> counts, for
    /// the pace, the rate of the sound and the length are those that the clip was decoded with.</param>
    public static ClipPlayer For(DecodedClip clip, string name = "clip", ClipPlayerSettings? settings = null) =>
        new(name, new ClipPreviewer(settings ?? ClipPlayerSettings.Default).OfClip(clip));

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var edge = utterance is null ? "" : $"border-left:5px solid {palette[utterance.Emotion]};padding-left:.8em;";
        var html = new StringBuilder($"<div style=\"{edge}display:flex;flex-wrap:wrap;align-content:flex-start;gap:.4em 1em;margin:.75em 0\">\n");
        if (ClipMediaHtml.Of(preview, Description) is { Length: > 0 } media) html.Append(media).Append('\n');
        html.Append("<div style=\"flex:1 1 200px;min-width:0\">\n");
        if (utterance is not null) html.Append(UtteranceHtml.Header(utterance, palette)).Append('\n').Append(UtteranceHtml.Words(utterance)).Append('\n');
        html.Append($"<div style=\"opacity:.7;font-size:.85em;overflow-wrap:anywhere\">{Markup.Escape(Facts)}</div>\n");
        foreach (var note in preview.Notes) html.Append(Note(note)).Append('\n');
        return html.Append("</div>\n</div>").ToString();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        string[] said = utterance is null ? [] : [$"[{utterance.Emotion}]  {PlainText.Line(utterance.Speaker)}  {PlainText.Line(utterance.Text)}".TrimEnd()];
        return string.Join('\n', [.. said, PlainText.Line(Facts), .. preview.Notes.Select(note => $"  {PlainText.Line(note)}")]);
    }

    private static ClipPreview Preview(string path, IClipReader? reader, ClipPlayerSettings? settings)
    {
        var previewer = new ClipPreviewer(settings ?? ClipPlayerSettings.Default);
        if (reader is not null) return previewer.OfFile(path, reader);
        using var own = new ClipReader();
        return previewer.OfFile(path, own);
    }

    private static string Note(string note) =>
        "<div style=\"margin-top:.4em;padding:.35em .7em;border:1px dashed color-mix(in srgb,currentColor 40%,transparent);border-radius:.4em;"
        + $"font-size:.9em;overflow-wrap:anywhere\">{Markup.Escape(note)}</div>";

    // Beside an utterance there is enough to read; what its clip is made of is for those who look at a file.
    private string Facts => (preview.Info, utterance) switch
    {
        ({ } info, null) => $"{name}: {ClipFacts.Of(info)}",
        ({ } info, _) when info.Duration > TimeSpan.Zero => $"{name}, {ClipFacts.Length(info.Duration)}",
        _ => name,
    };

    private string Description => utterance is null ? name : $"{name}: {utterance.Speaker}, {utterance.Emotion}";
}
