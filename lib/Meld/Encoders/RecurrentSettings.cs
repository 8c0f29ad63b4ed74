using System.ComponentModel.DataAnnotations;

namespace Meld.Encoders;

/// <summary>Gated recurrent units over the words in both directions, pooled over time.</summary>
public sealed record RecurrentSettings
{
    /// <summary>Length of the state of each direction.</summary>
    [Range(1, int.MaxValue)]
    public int Size { get; init; } = 64;

    /// <summary>Number of attention poolings beside the maximum; 0 for none.</summary>
    [Range(0, int.MaxValue)]
    public int Attention { get; init; } = 2;
}
