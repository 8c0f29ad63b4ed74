using Meld.Tracking;

namespace Meld.Evaluation;

/// <summary>On how many utterances two models are right and wrong together.</summary>
/// <param name="BothRight">Both right.</param>
/// <param name="OnlyFirst">Only the first right.</param>
/// <param name="OnlySecond">Only the second right.</param>
/// <param name="BothWrong">Both wrong.</param>
public readonly record struct Agreement(int BothRight, int OnlyFirst, int OnlySecond, int BothWrong)
{
    /// <summary>Counts the utterances of two models' predictions, row by row.</summary>
    public static Agreement Of(HeadPredictions first, HeadPredictions second)
    {
        var counts = first.Truth
            .Select((truth, row) => (First: first.Predicted[row] == truth, Second: second.Predicted[row] == truth))
            .CountBy(right => right)
            .ToDictionary(entry => entry.Key, entry => entry.Value);
        return new Agreement(
            counts.GetValueOrDefault((true, true)), counts.GetValueOrDefault((true, false)), counts.GetValueOrDefault((false, true)),
            counts.GetValueOrDefault((false, false)));
    }
}
