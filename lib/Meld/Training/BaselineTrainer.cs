using Meld.Baselines;
using Meld.Corpus;
using Meld.Tracking;

namespace Meld.Training;

/// <summary>Fits a floor for every head on train and predicts dev and test.</summary>
public static class BaselineTrainer
{
    private static readonly Split[] Evaluated = [Split.Dev, Split.Test];

    /// <summary>Fits and predicts. Nothing is random: equal corpora and experiments give equal bits.</summary>
    public static BaselineTraining Train(DialogueCorpus corpus, BaselineExperiment experiment)
    {
        var models = Fit(corpus, experiment);
        return new BaselineTraining(experiment, corpus, models, Predict(corpus, models));
    }

    /// <summary>Fits one baseline a head on the train split.</summary>
    public static IReadOnlyList<FittedBaseline> Fit(DialogueCorpus corpus, BaselineExperiment experiment) =>
        [.. Heads.All.Select(head => Fit(corpus, head, experiment))];

    /// <summary>Predictions of fitted baselines for some splits; dev and test when null.</summary>
    public static IReadOnlyList<SplitPredictions> Predict(DialogueCorpus corpus, IReadOnlyList<FittedBaseline> models, IReadOnlyList<Split>? splits = null) =>
        [.. (splits ?? Evaluated).Select(split => Predict(corpus, split, models))];

    /// <summary>Fits on train and predicts some splits.</summary>
    public static IReadOnlyList<SplitPredictions> Predict(DialogueCorpus corpus, BaselineExperiment experiment, IReadOnlyList<Split> splits) =>
        Predict(corpus, Fit(corpus, experiment), splits);

    private static FittedBaseline Fit(DialogueCorpus corpus, Head head, BaselineExperiment experiment)
    {
        var labels = corpus.Labels(head);
        var truth = corpus.LabelIndices(Split.Train, head);
        if (experiment.Kind == BaselineKind.Majority) return new FittedBaseline(head, labels, MajorityBaseline.Fit(truth, labels.Count), null);
        var model = LinearBaseline.Fit(Texts(corpus, Split.Train), truth, labels.Count, experiment.Linear, out var solution);
        return new FittedBaseline(head, labels, model, solution);
    }

    private static SplitPredictions Predict(DialogueCorpus corpus, Split split, IReadOnlyList<FittedBaseline> models)
    {
        var texts = Texts(corpus, split);
        var heads = models.Select(model => new HeadPredictions(
            model.Head, model.Labels, corpus.LabelIndices(split, model.Head), model.Model.Probabilities(texts)));
        return new SplitPredictions(split, [.. corpus.Utterances(split).Select(utterance => utterance.Key)], [.. heads]);
    }

    private static string[] Texts(DialogueCorpus corpus, Split split) => [.. corpus.Utterances(split).Select(utterance => utterance.Text)];
}
