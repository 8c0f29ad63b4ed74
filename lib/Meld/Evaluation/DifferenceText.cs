using System.Globalization;
using Meld.Metrics;

namespace Meld.Evaluation;

/// <summary>Differences of scores in words; a point is a hundredth.</summary>
public static class DifferenceText
{
    private const double SmallestP = 0.001;

    /// <summary>A sentence without its full stop: <c>weighted F1: B is 1.3 points above A, 95 % interval 0.2 … 2.4, p = 0.020: more than chance</c>.</summary>
    /// <param name="difference">The difference.</param>
    /// <param name="first">What to call the first model.</param>
    /// <param name="second">What to call the second.</param>
    public static string Sentence(ScoreDifference difference, string first, string second)
    {
        var verdict = difference.Low > 0 || difference.High < 0 ? "more than chance" : "may be chance";
        return $"{difference.Score.Name()}: {Verdict(difference.Difference, first, second)}, "
            + $"95 % interval {Points(difference.Low)} … {Points(difference.High)}, {Probability(difference.PValue)}: {verdict}";
    }

    private static string Verdict(double difference, string first, string second)
    {
        if (difference == 0) return $"{second} equals {first}";
        var size = Points(Math.Abs(difference));
        return $"{second} is {(size == "0.0" ? "less than 0.1" : size)} points {(difference > 0 ? "above" : "below")} {first}";
    }

    private static string Points(double fraction) => (fraction * 100).ToString("0.0;-0.0;0.0", CultureInfo.InvariantCulture);

    private static string Probability(double p) =>
        p < SmallestP ? "p < 0.001" : string.Create(CultureInfo.InvariantCulture, $"p = {p:0.000}");
}
