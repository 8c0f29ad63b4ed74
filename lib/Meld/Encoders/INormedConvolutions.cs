namespace Meld.Encoders;

/// <summary>A module that has convolutions with batch normalization behind them.</summary>
internal interface INormedConvolutions
{
    /// <summary>Its own ones, without those of its parts.</summary>
    IEnumerable<NormedConvolution> Convolutions { get; }
}
