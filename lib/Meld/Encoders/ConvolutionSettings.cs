namespace Meld.Encoders;

/// <summary>Convolutions over words with maximum pooling over time (Kim 2014).</summary>
public sealed record ConvolutionSettings
{
    /// <summary>Numbers of neighbouring words that a filter sees; odd ones, so that each word has a place in the middle.</summary>
    public IReadOnlyList<int> Widths { get; init; } = [1, 3, 5];

    /// <summary>Number of filters of each width.</summary>
    public int Filters { get; init; } = 100;
}
