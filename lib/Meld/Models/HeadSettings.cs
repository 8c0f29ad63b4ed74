using System.ComponentModel.DataAnnotations;

namespace Meld.Models;

/// <summary>The layers from an utterance's vector in its context to the logits of one head.</summary>
public sealed record HeadSettings
{
    /// <summary>Width of the hidden layer; 0 for none.</summary>
    [Range(0, int.MaxValue)]
    public int Hidden { get; init; }
}
