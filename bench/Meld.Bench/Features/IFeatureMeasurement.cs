namespace Meld.Bench.Features;

/// <summary>One measurement of <c>./meld bench features</c>.</summary>
internal interface IFeatureMeasurement
{
    /// <summary>Measures, prints its lines with its baselines', and says whether the bar was met.</summary>
    /// <param name="folder">An empty folder of its own.</param>
    bool Run(string folder);
}
