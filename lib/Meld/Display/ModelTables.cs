using System.Globalization;
using Meld.Corpus;
using Meld.Encoders;
using Meld.Evaluation;
using Meld.Models;
using Meld.Text;

namespace Meld.Display;

/// <summary>Tables of what a model is made of and what it reads.</summary>
public static class ModelTables
{
    /// <summary>The parameters of each part, and of all.</summary>
    public static Table Parameters(IReadOnlyList<ParameterCount> counts)
    {
        var all = new ParameterCount("all", counts.Sum(count => count.Trainable), counts.Sum(count => count.Frozen));
        var table = Table.Of(
            ["component", "trained", "frozen", "share"],
            counts.Append(all).Select(IReadOnlyList<object?> (count) =>
                [count.Component, count.Trainable, count.Frozen, all.Total == 0 ? 0 : count.Total / (double)all.Total]));
        return table.WithFormat("trained", "#,0").WithFormat("frozen", "#,0").WithFormat("share", "0.0 %");
    }

    /// <summary>The tokens of a text as the text encoder cuts it: whether train has taught each, and whether it has a pretrained vector.</summary>
    public static Table Tokens(DialogueClassifier classifier, string text) => Table.Of(
        ["token", "known from train", "word vector"],
        TextEncoder.Words(text).Select(IReadOnlyList<object?> (word) =>
            [word, Word(IsKnown(classifier, word)), Word(HasVector(classifier, word))]))
        .WithCaption(text);

    /// <summary>How many tokens of each split are known from train, and how many have a pretrained vector.</summary>
    public static Table Coverage(DialogueClassifier classifier, DialogueCorpus corpus)
    {
        var columns = Splits.All.Select(split => Coverage(classifier, corpus.Utterances(split))).ToArray();
        return Table.Of(
            ["", .. Splits.All.Select(split => split.Name())],
            columns[0].Select(IReadOnlyList<object?> (row, index) => [row.Name, .. columns.Select(column => column[index].Value)]))
            .AlignRight(1).AlignRight(2).AlignRight(3).WithCaption("Tokens of each split");
    }

    /// <summary>How far a change of one utterance moves the probabilities of each utterance of its dialogue, for several models.</summary>
    /// <param name="reaches">A name and what each model does, for one dialogue.</param>
    public static Table Reach(params IReadOnlyList<(string Name, ContextReach Reach)> reaches)
    {
        var first = reaches[0].Reach;
        var table = Table.Of(
            ["utterance", "speaker", "text", .. reaches.Select(reach => reach.Name)],
            first.Dialogue.Utterances.Select(IReadOnlyList<object?> (utterance, place) =>
            [
                place + 1, utterance.Speaker, place == first.Place ? $"{utterance.Text} → {first.Text}" : utterance.Text,
                .. reaches.Select(reach => (object?)reach.Reach.Changes[place]),
            ]));
        return reaches.Aggregate(table, (formatted, reach) => formatted.WithFormat(reach.Name, "0.000000"))
            .WithCaption($"Largest change of a probability when utterance {first.Place + 1} changes");
    }

    private static (string Name, object Value)[] Coverage(DialogueClassifier classifier, IReadOnlyList<Utterance> utterances)
    {
        string[] tokens = [.. utterances.SelectMany(utterance => TextEncoder.Words(utterance.Text))];
        string[] words = [.. tokens.Distinct()];
        var (known, vectors) = (words.Where(word => IsKnown(classifier, word)).ToHashSet(), words.Where(word => HasVector(classifier, word)).ToHashSet());
        return
        [
            ("tokens", tokens.Length.ToString("N0", CultureInfo.InvariantCulture)),
            ("different ones", words.Length.ToString("N0", CultureInfo.InvariantCulture)),
            ("known from train", Share(tokens.Count(known.Contains), tokens.Length)),
            ("with a word vector", Share(tokens.Count(vectors.Contains), tokens.Length)),
            ("neither", Share(tokens.Count(word => !known.Contains(word) && !vectors.Contains(word)), tokens.Length)),
        ];
    }

    private static bool IsKnown(DialogueClassifier classifier, string word) => classifier.Vocabulary.IdOf(word) != Vocabulary.Unknown;

    // Under the spellings that the text encoder tries.
    private static bool HasVector(DialogueClassifier classifier, string word) =>
        classifier.WordVectors is { } vectors && Spellings.Of(word).Any(spelling => vectors.TryCopy(spelling, new float[vectors.Size]));

    private static string Word(bool value) => value ? "yes" : "no";

    private static string Share(int part, int all) => all == 0 ? "n/a" : ((double)part / all).ToString("0.0 %", CultureInfo.InvariantCulture);
}
