using Meld.Corpus;

namespace Meld.Training;

/// <summary>Running sums of an epoch's losses, each loss times the utterances of its batch.</summary>
/// <param name="Utterances">Utterances so far.</param>
/// <param name="Total">Sum of the objective.</param>
/// <param name="Heads">Sum of each head's loss.</param>
internal sealed record EpochLoss(long Utterances, double Total, IReadOnlyDictionary<Head, double> Heads)
{
    /// <summary>Before the first step.</summary>
    public static EpochLoss Empty { get; } = new(0, 0, new Dictionary<Head, double>());

    /// <summary>Mean of the objective over utterances; 0 before the first step.</summary>
    public double Mean => Utterances == 0 ? 0 : Total / Utterances;

    /// <summary>Mean of a head's loss over utterances.</summary>
    public double MeanOf(Head head) => Heads[head] / Utterances;

    /// <summary>With one more batch.</summary>
    public EpochLoss With(int utterances, double total, IReadOnlyDictionary<Head, double> heads) => new(
        Utterances + utterances,
        Total + utterances * total,
        heads.ToDictionary(pair => pair.Key, pair => Heads.GetValueOrDefault(pair.Key) + utterances * pair.Value));
}
