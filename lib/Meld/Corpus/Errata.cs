namespace Meld.Corpus;

/// <summary>
/// Rows that MELD's authors corrected in their repository after MELD.Raw.tar.gz was packed, so that both copies hold the same dialogues.
/// Source: declare-lab/MELD, commit 8e5dde3 («update train csv»): the old row carried the text, speaker and times of another scene.
/// </summary>
internal static class Errata
{
    private static readonly UtteranceKey Key = new(Split.Train, 556, 6);
    private const string WrongText = "My son? Pretty serious.  Oh hey Katie!  What uh, what are you doing here?";

    /// <summary>The corrected row where the given one is known to be wrong, else null.</summary>
    public static Utterance? Correct(Utterance row) => row.Key == Key && row.Text == WrongText
        ? row with
        {
            Text = "What do I do?",
            Speaker = "Joey",
            Start = new TimeSpan(0, 0, 9, 58, 507),
            End = new TimeSpan(0, 0, 9, 59, 891),
        }
        : null;
}
