using System.CommandLine;
using Meld.Corpus;
using Meld.Features;
using Meld.Tracking.Settings;
using Meld.Weights;

namespace Meld.Cli;

/// <summary>What commands on features take: an experiment that names them, a corpus and a store.</summary>
internal sealed class FeatureOptions
{
    private readonly ExperimentOptions experiment = new();
    private readonly CorpusOptions corpus = new();
    private readonly Option<string> store = new Option<string>("--store")
    {
        Description = "The folder of the feature store (default: $MELD_CACHE/features, ~/.cache/meld/features)",
        HelpName = "DIR",
        DefaultValueFactory = _ => FeatureStore.DefaultDirectory,
    }.NotEmpty();

    /// <summary>Makes the command take them.</summary>
    public void AddTo(Command command)
    {
        experiment.AddTo(command);
        corpus.AddTo(command);
        command.Add(store);
    }

    /// <summary>The steps that the experiment names.</summary>
    /// <exception cref="UsageException">It names none, or there is no such file.</exception>
    /// <exception cref="SettingsException">The file is wrong.</exception>
    /// <exception cref="WeightsMissingException">An encoder's weights are not there; the message names the command that fetches them.</exception>
    public IReadOnlyList<IFeatureStep> Steps(ParseResult parsed) => experiment.Read(parsed).Modalities.Steps(WeightsCache.Default) is { Count: > 0 } steps
        ? steps
        : throw new UsageException(
            $"{FileName(parsed)} names no features: they are those of frozen encoders, and stand under `modalities.audio.features` and `modalities.video.features`");

    /// <summary>The experiment's file, as it was typed.</summary>
    public string FileName(ParseResult parsed) => experiment.FileName(parsed);

    /// <summary>The command that computes them, with all that was typed.</summary>
    public string FillCommand(ParseResult parsed)
    {
        string[] words =
        [
            "./meld features fill", experiment.Typed(parsed), corpus.Typed(parsed),
            .. Store(parsed) == FeatureStore.DefaultDirectory ? (string[])[] : ["--store", Shell.Quoted(Store(parsed))],
        ];
        return string.Join(' ', words);
    }

    /// <summary>The corpus.</summary>
    /// <exception cref="CorpusException">It is faulty.</exception>
    public DialogueCorpus Corpus(ParseResult parsed) => corpus.Read(parsed);

    /// <summary>The store's folder.</summary>
    public string Store(ParseResult parsed) => parsed.GetRequiredValue(store);
}
