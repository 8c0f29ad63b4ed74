using Meld.Corpus;
using Meld.Metrics;
using Meld.Models;
using Meld.Tracking;
using Meld.Tracking.Settings;
using Meld.Training;
using Meld.Weights;

namespace Meld.Inference;

/// <summary>The model of a run directory, ready to predict: one network, or the ensemble of several seeds'.</summary>
public sealed class TrainedModel : IDisposable
{
    private readonly List<DialogueClassifier> classifiers;
    private readonly WordVectors? vectors;

    private TrainedModel(Experiment experiment, List<DialogueClassifier> classifiers, WordVectors? vectors) =>
        (Experiment, this.classifiers, this.vectors) = (experiment, classifiers, vectors);

    /// <summary>The experiment of the run.</summary>
    public Experiment Experiment { get; }

    /// <summary>The networks, one a seed.</summary>
    public IReadOnlyList<DialogueClassifier> Classifiers => classifiers;

    /// <summary>The labels of each head.</summary>
    public IReadOnlyDictionary<Head, LabelSet> Labels => classifiers[0].Labels.Where(pair => Experiment.Heads.Of(pair.Key) is not null).ToDictionary();

    /// <summary>Reads the model of a finished run, or of several seeds taken together.</summary>
    /// <param name="run">The run directory.</param>
    /// <param name="corpus">A folder that may carry the word vectors; the corpus of the run.</param>
    /// <param name="cache">Where the word vectors are otherwise.</param>
    /// <exception cref="RunException">The directory is no finished run of a network.</exception>
    /// <exception cref="WeightsMissingException">The word vectors are in neither place.</exception>
    /// <exception cref="WeightsFormatException">The model's file does not fit the experiment or the word vectors.</exception>
    /// <exception cref="SettingsException">The experiment is damaged.</exception>
    public static TrainedModel Load(string run, string corpus, WeightsCache cache)
    {
        var seeds = RunDirectory.Seeds(run);
        var experiment = Read(run);
        var vectors = experiment.OpenVectors(corpus, cache);
        var model = new TrainedModel(experiment, [], vectors);
        try
        {
            foreach (var directory in seeds is null ? [run] : seeds.Select(seed => Path.Combine(run, RunFiles.Seed(seed))))
            {
                var file = Path.Combine(directory, RunFiles.Model);
                if (!File.Exists(file)) throw new RunException($"{directory} has no {RunFiles.Model}.");
                model.classifiers.Add(DialogueClassifier.Load(SafetensorsFile.Read(file), experiment.Model, vectors, file));
            }
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>Predicts a split.</summary>
    /// <exception cref="RunException">The corpus has a label that the model does not know.</exception>
    public SplitPredictions Predict(DialogueCorpus corpus, Split split)
    {
        foreach (var (head, labels) in Labels)
        {
            if (corpus.Utterances(split).FirstOrDefault(utterance => !labels.Contains(utterance.Label(head))) is { } unknown)
                throw new RunException($"{unknown.Key}: the model does not know the {head.Name()} \"{unknown.Label(head)}\".");
        }
        return PredictionEnsemble.Mean(classifiers.ConvertAll(classifier => Evaluator.Predict(classifier, corpus, split)));
    }

    /// <summary>The probability of each label for every utterance of some dialogues, <c>[utterances, labels]</c>, by head; labels of theirs do not matter.</summary>
    public IReadOnlyDictionary<Head, double[][]> Probabilities(IReadOnlyList<Dialogue> dialogues)
    {
        var all = classifiers.ConvertAll(classifier => Evaluator.Probabilities(classifier, dialogues));
        return all[0].Keys.ToDictionary(head => head, head => Ensemble.Mean([.. all.Select(one => one[head])]));
    }

    /// <summary>Frees the networks and closes the word vectors.</summary>
    public void Dispose()
    {
        foreach (var classifier in classifiers) classifier.Dispose();
        vectors?.Dispose();
    }

    private static Experiment Read(string run)
    {
        var path = Path.Combine(run, RunFiles.Experiment);
        if (!File.Exists(path)) throw new RunException($"{run} is no run: it has no {RunFiles.Experiment}.");
        var text = File.ReadAllText(path);
        return text.StartsWith("baseline:", StringComparison.Ordinal)
            ? throw new RunException($"{run} is the run of a baseline, which has no network.")
            : SettingsYaml.Parse<Experiment>(text, path, []);
    }
}
