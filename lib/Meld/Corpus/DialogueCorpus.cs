namespace Meld.Corpus;

/// <summary>
/// The annotations of a corpus: dialogues by split, label sets read from the data, and a hash of it all.
/// Annotations without clips are a valid corpus (text only).
/// </summary>
public sealed class DialogueCorpus
{
    private readonly Dictionary<Split, IReadOnlyList<Dialogue>> dialogues;
    private readonly Dictionary<Split, IReadOnlyList<Utterance>> utterances;

    internal DialogueCorpus(
        string directory,
        CorpusVariant variant,
        IReadOnlyDictionary<Split, IReadOnlyList<Utterance>> rows,
        IReadOnlyList<CorpusRepair> repairs,
        IReadOnlyList<AnnotationSource> sources)
    {
        Directory = directory;
        Variant = variant;
        Repairs = repairs;
        Sources = sources;
        dialogues = rows.ToDictionary(split => split.Key, IReadOnlyList<Dialogue> (split) => GroupByDialogue(split.Key, split.Value));
        utterances = dialogues.ToDictionary(
            split => split.Key, IReadOnlyList<Utterance> (split) => [.. split.Value.SelectMany(dialogue => dialogue.Utterances)]);
        Emotions = new LabelSet(utterances[Split.Train].Select(utterance => utterance.Emotion));
        Sentiments = new LabelSet(utterances[Split.Train].Select(utterance => utterance.Sentiment));
        DataHash = CorpusHash.Of(this);
    }

    /// <summary>Where the annotations were read.</summary>
    public string Directory { get; }

    /// <summary>Multiparty or dyadic.</summary>
    public CorpusVariant Variant { get; }

    /// <summary>The emotions of the train split, alphabetical.</summary>
    public LabelSet Emotions { get; }

    /// <summary>The sentiments of the train split, alphabetical.</summary>
    public LabelSet Sentiments { get; }

    /// <summary>Every value that was mended while reading; empty for a clean copy.</summary>
    public IReadOnlyList<CorpusRepair> Repairs { get; }

    /// <summary>How the files of train, dev and test are written.</summary>
    public IReadOnlyList<AnnotationSource> Sources { get; }

    /// <summary>SHA-256 over the repaired rows of all splits, 64 lower-case hex digits; equal for every intact copy of MELD.</summary>
    public string DataHash { get; }

    /// <summary>The dialogues of a split in order of their ids.</summary>
    public IReadOnlyList<Dialogue> Dialogues(Split split) => dialogues[split];

    /// <summary>The utterances of a split, dialogue by dialogue.</summary>
    public IReadOnlyList<Utterance> Utterances(Split split) => utterances[split];

    /// <summary>Reads the annotations of all three splits from a directory.</summary>
    /// <param name="directory">The corpus root, or the folder of its CSV files.</param>
    /// <param name="variant">Which of MELD's two sets of files to read.</param>
    /// <exception cref="CorpusException">A file is missing or anything in it is wrong; lists every problem.</exception>
    public static DialogueCorpus Load(string directory, CorpusVariant variant = CorpusVariant.Multiparty) =>
        new CorpusReader(directory, variant).Read();

    private static Dialogue[] GroupByDialogue(Split split, IReadOnlyList<Utterance> rows) =>
    [
        .. rows
            .GroupBy(utterance => utterance.Key.Dialogue)
            .OrderBy(group => group.Key)
            .Select(group => new Dialogue(split, group.Key, [.. group.OrderBy(utterance => utterance.Key.Utterance)])),
    ];
}
