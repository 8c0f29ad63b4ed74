namespace Meld.Metrics;

/// <summary>The rows whose confidence, the probability of the predicted label, lies in one range.</summary>
/// <param name="Low">Lower end of the range, not part of it.</param>
/// <param name="High">Upper end, part of it.</param>
/// <param name="Confidence">Mean confidence of its rows; 0 where there is none.</param>
/// <param name="Accuracy">Share of its rows predicted as what they are; 0 where there is none.</param>
/// <param name="Count">Number of rows.</param>
public readonly record struct ReliabilityBin(double Low, double High, double Confidence, double Accuracy, int Count)
{
    /// <summary>How far accuracy and confidence are apart, from 0 to 1.</summary>
    public double Gap => Math.Abs(Accuracy - Confidence);
}
