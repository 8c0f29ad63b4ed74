using System.Text;

namespace Meld.Corpus;

/// <summary>What one split of a corpus holds, counted from its rows whenever a property is read.</summary>
/// <param name="corpus">The corpus.</param>
/// <param name="split">The split to describe; <see cref="TextsInTrain"/> and <see cref="EpisodesInTrain"/> compare it with train.</param>
public sealed class SplitStatistics(DialogueCorpus corpus, Split split)
{
    private static readonly TimeSpan HalfASecond = TimeSpan.FromSeconds(0.5);

    private readonly IReadOnlyList<Dialogue> dialogues = corpus.Dialogues(split);
    private readonly IReadOnlyList<Utterance> utterances = corpus.Utterances(split);

    /// <summary>The split described.</summary>
    public Split Split => split;

    /// <summary>Number of utterances, which is the number of rows: none is dropped.</summary>
    public int Utterances => utterances.Count;

    /// <summary>Number of dialogues.</summary>
    public int Dialogues => dialogues.Count;

    /// <summary>The smallest and the largest dialogue id.</summary>
    public (int First, int Last) DialogueIds => (dialogues[0].Id, dialogues[^1].Id);

    /// <summary>The ids between the smallest and the largest that no dialogue has.</summary>
    public IReadOnlyList<IdRange> MissingDialogueIds => [.. IdRange.Missing(dialogues.Select(dialogue => dialogue.Id), DialogueIds.First)];

    /// <summary>The dialogues whose utterance ids are not 0, 1, 2 … without a gap.</summary>
    public IReadOnlyList<Dialogue> DialoguesWithGaps => [.. dialogues.Where(dialogue => dialogue.HasGaps)];

    /// <summary>Length of a dialogue, in utterances.</summary>
    public Summary UtterancesPerDialogue => Summary.Of(dialogues.Select(dialogue => (double)dialogue.Utterances.Count));

    /// <summary>Dialogues of one utterance only.</summary>
    public int SingleUtteranceDialogues => dialogues.Count(dialogue => dialogue.Utterances.Count == 1);

    /// <summary>Number of utterances of each emotion, in the order of <see cref="DialogueCorpus.Emotions"/>.</summary>
    public IReadOnlyList<int> Emotions => Count(Head.Emotion);

    /// <summary>Number of utterances of each sentiment, in the order of <see cref="DialogueCorpus.Sentiments"/>.</summary>
    public IReadOnlyList<int> Sentiments => Count(Head.Sentiment);

    /// <summary>Number of utterances with each sentiment among those with one emotion.</summary>
    public IReadOnlyList<int> SentimentsOf(string emotion) =>
        [.. corpus.Sentiments.Select(label => utterances.Count(utterance => utterance.Emotion == emotion && utterance.Sentiment == label))];

    /// <summary>Speakers with the number of their utterances, the most talkative first.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Speakers => MostFrequent(utterances.Select(utterance => utterance.Speaker));

    /// <summary>Duration of an utterance by its times, in seconds.</summary>
    public Summary Seconds => Summary.Of(utterances.Select(utterance => utterance.Duration.TotalSeconds));

    /// <summary>Utterances shorter than half a second, in which hardly anybody can say anything.</summary>
    public int ShorterThanHalfASecond => utterances.Count(utterance => utterance.Duration < HalfASecond);

    /// <summary>Words of an utterance, split on blanks.</summary>
    public Summary Words => Summary.Of(utterances.Select(utterance => (double)utterance.WordCount));

    /// <summary>Utterances whose text has a character outside ASCII, such as a curly quote.</summary>
    public int NonAsciiTexts => utterances.Count(utterance => !Ascii.IsValid(utterance.Text));

    /// <summary>The characters outside ASCII in the texts with how often they occur, the most frequent first.</summary>
    public IReadOnlyList<KeyValuePair<char, int>> NonAsciiCharacters =>
        MostFrequent(utterances.SelectMany(utterance => utterance.Text).Where(character => !char.IsAscii(character)));

    /// <summary>Number of different episodes, and how many of them train has too.</summary>
    public (int All, int InTrain) EpisodesInTrain
    {
        get
        {
            var own = EpisodesOf(utterances);
            return (own.Count, own.Intersect(EpisodesOf(corpus.Utterances(Split.Train))).Count());
        }
    }

    /// <summary>Utterances whose text, in lower case, also occurs in train.</summary>
    public int TextsInTrain
    {
        get
        {
            var train = corpus.Utterances(Split.Train).Select(utterance => utterance.Text.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
            return utterances.Count(utterance => train.Contains(utterance.Text.ToLowerInvariant()));
        }
    }

    private int[] Count(Head head) => [.. corpus.Labels(head).Select(label => utterances.Count(utterance => utterance.Label(head) == label))];

    private static HashSet<(int? Season, int? Episode)> EpisodesOf(IEnumerable<Utterance> rows) =>
        [.. rows.Where(row => row.Episode is not null).Select(row => (row.Season, row.Episode))];

    // The sort is stable, so equally frequent values keep the order in which they first occur.
    private static List<KeyValuePair<T, int>> MostFrequent<T>(IEnumerable<T> values)
        where T : notnull => [.. values.CountBy(value => value).OrderByDescending(pair => pair.Value)];
}
