namespace Meld.Corpus;

/// <summary>What of an utterance a model takes in.</summary>
public enum Modality
{
    /// <summary>The words.</summary>
    Text,

    /// <summary>The sound of the clip.</summary>
    Audio,

    /// <summary>The picture of the clip.</summary>
    Video,
}
