using Meld.Text;

namespace Meld.Baselines;

/// <summary>Logits to probabilities.</summary>
internal static class Softmax
{
    /// <summary>Replaces logits by probabilities and returns the logarithm of the sum of their exponentials.</summary>
    public static double InPlace(Span<double> logits)
    {
        var largest = double.NegativeInfinity;
        foreach (var logit in logits) largest = Math.Max(largest, logit);
        var sum = 0.0;
        for (var k = 0; k < logits.Length; k++) sum += logits[k] = PortableMath.Exp(logits[k] - largest);
        for (var k = 0; k < logits.Length; k++) logits[k] /= sum;
        return largest + PortableMath.Log(sum);
    }
}
