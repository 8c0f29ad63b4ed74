using Meld.Corpus;

namespace Meld.Models;

/// <summary>The heads of a model; those left out are null.</summary>
public sealed record HeadsSettings
{
    /// <summary>The emotion head.</summary>
    public HeadSettings? Emotion { get; init; }

    /// <summary>The sentiment head.</summary>
    public HeadSettings? Sentiment { get; init; }

    /// <summary>The settings of a head, or null.</summary>
    public HeadSettings? Of(Head head) => head == Head.Emotion ? Emotion : Sentiment;
}
