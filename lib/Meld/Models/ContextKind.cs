namespace Meld.Models;

/// <summary>What carries the context of a dialogue.</summary>
public enum ContextKind
{
    /// <summary>A gated recurrent unit over the utterances.</summary>
    Gru,
}
