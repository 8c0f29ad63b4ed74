using Meld.Corpus;
using Meld.Models;
using Meld.Tracking;
using Meld.Tracking.Settings;
using Meld.Weights;

namespace Meld.Training;

/// <summary>What is to be trained, and on what: all that decides the bytes of its run but for the seed.</summary>
public sealed record TrainingRequest
{
    private static readonly Split[] DevAndTest = [Split.Dev, Split.Test];
    private static readonly Split[] Dev = [Split.Dev];

    /// <summary>What it is called, for headings: the name of the experiment.</summary>
    public required string Name { get; init; }

    /// <summary>The model, its objective and how it is trained.</summary>
    public required Experiment Experiment { get; init; }

    /// <summary>The corpus.</summary>
    public required DialogueCorpus Corpus { get; init; }

    /// <summary>The pretrained word vectors that the experiment names, or null for none.</summary>
    public IWordVectors? Vectors { get; init; }

    /// <summary>Leaves test alone: no predictions, no scores, nothing in the log.</summary>
    public bool DevOnly { get; init; }

    /// <summary>The splits that are evaluated.</summary>
    public IReadOnlyList<Split> Evaluated => DevOnly ? Dev : DevAndTest;

    /// <summary>Reads an experiment file and opens the word vectors that it names, which stay open.</summary>
    /// <param name="file">The experiment file; its name without extension is the experiment's.</param>
    /// <param name="corpus">The corpus, whose folder may carry the word vectors.</param>
    /// <param name="cache">Where the word vectors are otherwise.</param>
    /// <exception cref="SettingsException">The file is wrong.</exception>
    /// <exception cref="WeightsMissingException">The word vectors are in neither place; the message names the command that fetches them.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TrainingRequest Load(string file, DialogueCorpus corpus, WeightsCache cache)
    {
        var experiment = SettingsYaml.Parse<Experiment>(File.ReadAllText(file), file, []);
        var vectors = experiment.OpenVectors(corpus.Directory, cache);
        return new TrainingRequest { Name = Path.GetFileNameWithoutExtension(file), Experiment = experiment, Corpus = corpus, Vectors = vectors };
    }

    /// <summary>The resolved experiment as YAML.</summary>
    public string Yaml => SettingsYaml.Write(Experiment);

    /// <summary>Refuses to take a finished run for this one when it lacks the predictions of a split.</summary>
    /// <exception cref="RunException">It does.</exception>
    internal void ThrowIfNotEvaluated(string run)
    {
        var stored = RunReader.Read(run).Predictions;
        if (Evaluated.Where(split => !stored.Has(split)).ToList() is [var missing, ..])
            throw new RunException($"{run} holds a finished run that left {missing.Name()} alone; train it again, without --resume, to evaluate {missing.Name()}.");
    }

    /// <summary>The model in words.</summary>
    internal string Describe(DialogueClassifier classifier)
    {
        var training = Experiment.Training;
        return $"{ModelDescription.Of(classifier)} It is trained for at most {training.Epochs} epochs of {training.Batch} dialogues a step, and the weights are "
            + $"those of the epoch with the best `{training.Monitor}`.";
    }
}
