using System.Text;

namespace Meld.Bench;

/// <summary>
/// Made-up utterances with MELD's numbers: 9,989 texts of 8 words on average, its label counts, word frequencies by Zipf's law, and a few words
/// that each label prefers, so that there is something to learn.
/// </summary>
internal static class SyntheticCorpus
{
    private const int Vocabulary = 6000;
    private const double PreferredShare = 0.12;
    private static readonly int[] MeldCounts = [1109, 271, 268, 1743, 4710, 683, 1205];
    private static readonly string[] Syllables = ["ka", "ro", "min", "the", "lo", "su", "ber", "in", "da", "po", "ne", "ti", "you", "wa", "shi", "ed"];
    private static readonly string[] Ends = [".", "!", "?", "…", "?!", "."];

    public static LabelledTexts OfMeldsSize()
    {
        // An explicit seed fixes .NET's algorithm, whose numbers are the same on every machine.
        var random = new Random(1);
        var labels = MeldCounts.SelectMany((count, label) => Enumerable.Repeat(label, count)).ToArray();
        random.Shuffle(labels);
        return new LabelledTexts([.. labels.Select(label => Utterance(random, label))], labels, MeldCounts.Length);
    }

    private static string Utterance(Random random, int label)
    {
        var text = new StringBuilder();
        for (var words = 1 + random.Next(15); words > 0; words--)
        {
            var rank = random.NextDouble() < PreferredShare ? 40 * (label + 1) + random.Next(30) : ZipfRank(random);
            text.Append(text.Length > 0 ? " " : "").Append(Word(rank));
        }
        return text.Append(Ends[random.Next(Ends.Length)]).ToString();
    }

    /// <summary>A rank r with probability about 1 / r: the inverse of the logarithmic distribution function.</summary>
    private static int ZipfRank(Random random) => (int)Math.Pow(Vocabulary, random.NextDouble()) - 1;

    private static string Word(int rank)
    {
        var word = Syllables[rank % Syllables.Length];
        for (var rest = rank / Syllables.Length; rest > 0; rest /= Syllables.Length) word += Syllables[rest % Syllables.Length];
        return word;
    }
}
