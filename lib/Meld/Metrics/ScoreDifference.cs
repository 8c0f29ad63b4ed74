namespace Meld.Metrics;

/// <summary>How two models differ in a score, and what of that a draw of other conversations would leave.</summary>
/// <param name="Score">The score.</param>
/// <param name="First">The first model's, on all rows.</param>
/// <param name="Second">The second model's, on all rows.</param>
/// <param name="Low">Lower end of the 95 % interval of <see cref="Difference"/>.</param>
/// <param name="High">Its upper end.</param>
/// <param name="PValue">
/// Two-sided: twice the share of resamples in which the difference is 0 or has the rarer sign, the data themselves counted as one more resample; at
/// most 1. It falls below 0.05 about where the interval leaves out 0.
/// </param>
/// <param name="SecondBetter">Share of resamples in which the second model is better; a tie is not.</param>
public sealed record ScoreDifference(Score Score, double First, double Second, double Low, double High, double PValue, double SecondBetter)
{
    /// <summary>The second model's score less the first's, on all rows.</summary>
    public double Difference => Second - First;
}
