using Meld.Corpus;
using Meld.Features;
using Meld.Storage;
using Meld.Testing;
using Meld.Tracking.Settings;
using Meld.Training;
using Meld.Weights;

namespace Meld.Cli.Tests;

/// <summary>The sample corpus with dev's clips alone, in a folder of its own.</summary>
internal sealed class SampleClips
{
    private static readonly string Sample = Path.Combine(Repository.Root, "notebooks", "sample");

    /// <param name="directory">Where the folder is made.</param>
    public SampleClips(string directory)
    {
        Corpus = Path.Combine(directory, "corpus");
        Directory.CreateDirectory(Corpus);
        foreach (var file in Directory.GetFiles(Sample, "*_sent_emo.csv")) File.Copy(file, Path.Combine(Corpus, Path.GetFileName(file)));
        Directory.CreateSymbolicLink(Path.Combine(Corpus, "dev_splits_complete"), Path.Combine(Sample, "dev_splits_complete"));
    }

    /// <summary>The corpus's folder.</summary>
    public string Corpus { get; }

    /// <summary>The shipped experiment of features.</summary>
    public static string Experiment { get; } = Path.Combine(Repository.Root, "experiments", "features.yaml");

    /// <summary>What a store has of the experiment's features, every tensor by its digest.</summary>
    public IReadOnlyList<string> Contents(string store)
    {
        var corpus = DialogueCorpus.Load(Corpus);
        using var opened = FeatureStore.OpenForReading(store);
        using var reader = opened.Read();
        var contents = new List<string>();
        foreach (var step in SettingsYaml.Parse<Experiment>(File.ReadAllText(Experiment), Experiment, []).Modalities.Steps(WeightsCache.Default))
        {
            var features = CorpusFeatures.Open(reader, corpus, step);
            foreach (var utterance in corpus.Utterances(Split.Dev))
            {
                var tensor = features.TryGet(reader, utterance, out var found) ? $"[{string.Join(", ", found.Shape.ToArray())}] {Digest.Of(found.Bytes)}" : "";
                contents.Add($"{step.Identity.Name} {utterance.Key} {features.StateOf(utterance)} {features.ReasonOf(utterance)}{tensor}");
            }
        }
        return contents;
    }
}
