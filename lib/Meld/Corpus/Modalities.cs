namespace Meld.Corpus;

/// <summary>The modalities in their fixed order, and their names.</summary>
public static class Modalities
{
    /// <summary>Text, audio, video: the order of every table and file.</summary>
    public static IReadOnlyList<Modality> All { get; } = [Modality.Text, Modality.Audio, Modality.Video];

    /// <summary>The lower-case name, <c>text</c>, <c>audio</c> or <c>video</c>.</summary>
    public static string Name(this Modality modality) => modality switch
    {
        Modality.Text => "text",
        Modality.Audio => "audio",
        Modality.Video => "video",
        _ => throw new ArgumentOutOfRangeException(nameof(modality), modality, "Not a modality."),
    };
}
