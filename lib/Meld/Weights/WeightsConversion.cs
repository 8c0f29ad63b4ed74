namespace Meld.Weights;

/// <summary>Makes a file of the cache from a packed file.</summary>
/// <param name="weights">What is converted.</param>
/// <param name="packed">The packed file.</param>
/// <param name="target">The file to write.</param>
/// <param name="progress">Told the share that is done.</param>
/// <param name="cancellation">Stops it.</param>
public delegate void WeightsConversion(
    PackedWeights weights, string packed, string target, IProgress<double> progress, CancellationToken cancellation);
