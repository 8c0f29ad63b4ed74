using Meld.Corpus;
using Meld.Metrics;
using Meld.Tracking;

namespace Meld.Evaluation;

/// <summary>Two runs beside one another, from the predictions that they stored: no model is asked again, and test is not looked at anew.</summary>
/// <param name="First">One run.</param>
/// <param name="Second">Another on the same data.</param>
/// <param name="Split">The split compared on.</param>
/// <param name="Utterances">How many utterances that split has.</param>
/// <param name="Heads">One comparison for each head that both have.</param>
public sealed record RunComparison(StoredRun First, StoredRun Second, Split Split, int Utterances, IReadOnlyList<HeadComparison> Heads)
{
    /// <summary>Compares two runs.</summary>
    /// <param name="first">One run.</param>
    /// <param name="second">Another on the same data.</param>
    /// <param name="split">The split to compare on.</param>
    /// <param name="unit">What the bootstrap draws.</param>
    /// <param name="resamples">How often it draws.</param>
    /// <param name="seed">Decides every draw.</param>
    /// <exception cref="RunException">They are runs on different data, with different labels, or without predictions for the split.</exception>
    public static RunComparison Of(
        StoredRun first,
        StoredRun second,
        Split split,
        ResampledUnit unit = ResampledUnit.Dialogue,
        int resamples = PairedBootstrap.UsualResamples,
        int seed = 1)
    {
        if (first.DataHash != second.DataHash)
            throw Refused(first, second, $"they are runs on different data (hashes {Short(first.DataHash)} and {Short(second.DataHash)})");
        Head[] heads = [.. first.Labels.Keys.Intersect(second.Labels.Keys).Order()];
        if (heads.Length == 0) throw Refused(first, second, "they have no head in common");
        foreach (var head in heads)
        {
            var (a, b) = (first.Labels[head], second.Labels[head]);
            if (a.SequenceEqual(b)) continue;
            throw Refused(first, second, $"their {head.Name()} labels differ ({string.Join(", ", a)}; {string.Join(", ", b)})");
        }
        var (own, other) = (first.On(split), second.On(split));
        if (!own.Keys.SequenceEqual(other.Keys)) throw Refused(first, second, $"they predict different utterances of {split.Name()}");
        if (heads.Any(head => !own.Of(head).Truth.SequenceEqual(other.Of(head).Truth)))
            throw Refused(first, second, $"they hold different true labels for {split.Name()}");
        return new RunComparison(
            first, second, split, own.Keys.Count, [.. heads.Select(head => HeadComparison.Of(own, other, head, unit, resamples, seed))]);
    }

    private static RunException Refused(StoredRun first, StoredRun second, string why) =>
        new($"{first.Path} and {second.Path} cannot be compared: {why}.");

    private static string Short(string hash) => hash[..Math.Min(12, hash.Length)];
}
