using Meld.Corpus;
using Meld.Storage;

namespace Meld.Features;

/// <summary>
/// The features of one step over a corpus, looked up once. Of a step that reads clips, these need not be there; one that is there must be the one that was read.
/// Safe for use from several threads, each with a reader of its own.
/// </summary>
public sealed class CorpusFeatures
{
    private const string MissingClip = "its clip is missing and was never read";

    private readonly DialogueCorpus corpus;
    private readonly bool readsText;
    private readonly Dictionary<UtteranceKey, CorpusFeature> features;

    private CorpusFeatures(DialogueCorpus corpus, IFeatureStep step, Dictionary<UtteranceKey, CorpusFeature> features) =>
        (this.corpus, Step, readsText, this.features) = (corpus, step.Identity, step.ReadsText(), features);

    /// <summary>The step.</summary>
    public StepIdentity Step { get; }

    /// <summary>Looks up every utterance's feature. No clip is read, and of features nothing but their state.</summary>
    /// <param name="reader">The store.</param>
    /// <param name="corpus">The corpus.</param>
    /// <param name="step">The step.</param>
    public static CorpusFeatures Open(FeatureReader reader, DialogueCorpus corpus, IFeatureStep step)
    {
        var keys = new FeatureKeys(step.Identity);
        return new(corpus, step, step.ReadsText()
            ? Splits.All.SelectMany(corpus.Utterances).ToDictionary(utterance => utterance.Key, utterance => Find(reader, keys.Of(Digest.Of(utterance.Text))))
            : CorpusClip.Of(corpus).ToDictionary(clip => clip.Key, clip => Find(reader, corpus.DataHash, clip, keys)));
    }

    /// <summary>What is known of an utterance's feature.</summary>
    /// <exception cref="KeyNotFoundException">The utterance is none of the corpus.</exception>
    public FeatureState StateOf(Utterance utterance) => Of(utterance).State;

    /// <summary>Why an utterance has no feature, in words without a full stop; null where it has one.</summary>
    /// <exception cref="KeyNotFoundException">The utterance is none of the corpus.</exception>
    public string? ReasonOf(Utterance utterance) => Of(utterance).Reason;

    /// <summary>How many utterances of all splits are in a state.</summary>
    public int Count(FeatureState state) => Splits.All.SelectMany(corpus.Utterances).Count(utterance => StateOf(utterance) == state);

    /// <summary>An utterance's feature where it lies, with its checksum checked.</summary>
    /// <param name="reader">The store; the tensor is valid as long as this says.</param>
    /// <param name="utterance">The utterance.</param>
    /// <param name="tensor">The feature.</param>
    /// <returns>False where there is none.</returns>
    /// <exception cref="KeyNotFoundException">The utterance is none of the corpus.</exception>
    /// <exception cref="FeatureStoreException">The record is damaged.</exception>
    public bool TryGet(FeatureReader reader, Utterance utterance, out FeatureTensor tensor)
    {
        tensor = default;
        return Of(utterance) is { State: FeatureState.Stored, Key: { } key } && reader.TryGet(key, out tensor);
    }

    /// <summary>One sentence on the utterances that nothing is known of, and on the command that computes their features; null where there is none.</summary>
    /// <param name="command">That command, as it is typed.</param>
    public string? Shortfall(string command)
    {
        var unknown = Splits.All.SelectMany(corpus.Utterances).Where(utterance => StateOf(utterance) == FeatureState.Unknown).ToList();
        if (unknown.Count == 0) return null;
        var (all, missing) = (Splits.All.Sum(split => corpus.Utterances(split).Count), unknown.Count(utterance => ReasonOf(utterance) == MissingClip));
        var first = $"{unknown[0].Key} the first: {ReasonOf(unknown[0])}";
        var lack = FormattableString.Invariant($"{unknown.Count:#,0} of {all:#,0} utterances have no {Step.Name} ({first})");
        if (missing == unknown.Count) return $"{lack}; without clips it cannot be computed.";
        return FormattableString.Invariant($"{lack}; {command} computes it{(missing > 0 ? $" where there are clips, {missing:#,0} are missing" : "")}.");
    }

    private CorpusFeature Of(Utterance utterance) => features[readsText ? utterance.Key : utterance.ClipKey];

    private static CorpusFeature Find(FeatureReader reader, string dataHash, CorpusClip clip, FeatureKeys keys)
    {
        var stamp = clip.Stamp;
        var content = stamp is { } there ? reader.HashOfFile(clip.Path, there) : reader.HashOfClip(dataHash, clip.Key);
        if (content is { } hash) return Find(reader, keys.Of(hash));
        return Unknown(null, stamp is null ? MissingClip : "its clip was not read, or changed since");
    }

    private static CorpusFeature Find(FeatureReader reader, FeatureKey key)
    {
        try
        {
            return reader.StateOf(key) switch
            {
                FeatureState.Unknown => Unknown(key, "it was not computed"),
                var state => new(state, key, reader.ReasonOf(key)),
            };
        }
        catch (FeatureStoreException error) when (error.Kind == FeatureStoreProblem.Damaged)
        {
            return Unknown(key, "its record is damaged");
        }
    }

    private static CorpusFeature Unknown(FeatureKey? key, string reason) => new(FeatureState.Unknown, key, reason);
}
