using Meld.Corpus;
using Meld.Metrics;

namespace Meld.Tracking;

/// <summary>Several models' predictions for the same utterances as those of one model, head by head; see <see cref="Ensemble"/>.</summary>
public static class PredictionEnsemble
{
    /// <summary>The mean of the models' probabilities.</summary>
    /// <exception cref="ArgumentException">There is no model, or they predict different utterances, heads or labels.</exception>
    public static SplitPredictions Mean(IReadOnlyList<SplitPredictions> models)
    {
        if (models.Count == 0) throw new ArgumentException("An ensemble needs at least one model.", nameof(models));
        foreach (var model in models.Skip(1)) ThrowIfUnlike(models[0], model);
        return Of(models[0], head => Ensemble.Mean([.. models.Select(model => model.Of(head).Probabilities)]));
    }

    /// <summary>A mixture of two models.</summary>
    /// <param name="first">One model's predictions.</param>
    /// <param name="second">Another's for the same utterances.</param>
    /// <param name="shares">The first model's share in each head.</param>
    /// <exception cref="ArgumentException">They predict different utterances, heads or labels.</exception>
    public static SplitPredictions Mix(SplitPredictions first, SplitPredictions second, IReadOnlyDictionary<Head, MixtureShare> shares)
    {
        ThrowIfUnlike(first, second);
        return Of(first, head => Ensemble.Mix(first.Of(head).Probabilities, second.Of(head).Probabilities, shares[head].Share));
    }

    /// <summary>The shares with the best weighted F1, one a head; to be chosen on dev.</summary>
    /// <param name="first">One model's predictions.</param>
    /// <param name="second">Another's for the same utterances.</param>
    /// <exception cref="ArgumentException">They predict different utterances, heads or labels.</exception>
    public static IReadOnlyDictionary<Head, MixtureShare> ChooseShares(SplitPredictions first, SplitPredictions second)
    {
        ThrowIfUnlike(first, second);
        return first.Heads.ToDictionary(
            own => own.Head, own => Ensemble.ChooseShare(own.Labels, own.Truth, own.Probabilities, second.Of(own.Head).Probabilities));
    }

    private static SplitPredictions Of(SplitPredictions like, Func<Head, double[][]> probabilities) =>
        like with { Heads = [.. like.Heads.Select(own => own with { Probabilities = probabilities(own.Head) })] };

    private static void ThrowIfUnlike(SplitPredictions first, SplitPredictions other)
    {
        if (!first.Keys.SequenceEqual(other.Keys)) throw new ArgumentException("The models predict different utterances.");
        if (!first.Heads.Select(own => own.Head).SequenceEqual(other.Heads.Select(own => own.Head)))
            throw new ArgumentException("The models have different heads.");
        if (first.Heads.FirstOrDefault(own => !own.Labels.SequenceEqual(other.Of(own.Head).Labels)) is { } unlike)
            throw new ArgumentException($"The models have different labels for the {unlike.Head.Name()}.");
    }
}
