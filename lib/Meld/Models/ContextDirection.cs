namespace Meld.Models;

/// <summary>Which utterances of its dialogue an utterance may see.</summary>
public enum ContextDirection
{
    /// <summary>Those before it: the online form, which can follow a conversation as it happens.</summary>
    Past,

    /// <summary>All of them.</summary>
    Both,
}
