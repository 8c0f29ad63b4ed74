namespace Meld.Corpus;

/// <summary>The columns of MELD's annotation files, as their headers spell them.</summary>
internal static class AnnotationColumns
{
    public const string Serial = "Sr No.";
    public const string Text = "Utterance";
    public const string Speaker = "Speaker";
    public const string Emotion = "Emotion";
    public const string Sentiment = "Sentiment";
    public const string Dialogue = "Dialogue_ID";
    public const string Utterance = "Utterance_ID";
    public const string OldDialogue = "Old_Dialogue_ID";
    public const string OldUtterance = "Old_Utterance_ID";
    public const string Season = "Season";
    public const string Episode = "Episode";
    public const string Start = "StartTime";
    public const string End = "EndTime";

    private static readonly string[] RequiredOfAll = [Text, Speaker, Emotion, Sentiment, Dialogue, Utterance, Start, End];

    /// <summary>The column with the labels of a head.</summary>
    public static string Of(Head head) => head == Head.Emotion ? Emotion : Sentiment;

    /// <summary>The columns a file must have. <c>Sr No.</c>, <c>Season</c> and <c>Episode</c> may be absent.</summary>
    public static IEnumerable<string> Required(CorpusVariant variant) =>
        variant == CorpusVariant.Dyadic ? [.. RequiredOfAll, OldDialogue, OldUtterance] : RequiredOfAll;
}
