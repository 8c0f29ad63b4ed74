using System.ComponentModel.DataAnnotations;

namespace Meld.Encoders;

/// <summary>Convolutions over words with maximum pooling over time (Kim 2014).</summary>
public sealed record ConvolutionSettings
{
    /// <summary>Numbers of neighbouring words that a filter sees.</summary>
    [Range(1, int.MaxValue)]
    public IReadOnlyList<int> Widths { get; init; } = [1, 2, 3];

    /// <summary>Number of filters of each width.</summary>
    [Range(1, int.MaxValue)]
    public int Filters { get; init; } = 64;
}
