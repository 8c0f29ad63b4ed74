using Meld.Text;

namespace Meld.Baselines;

/// <summary>
/// The linear floor for one label set: TF-IDF of word n-grams and of character n-grams within words, each scaled to length 1 and set side by
/// side, under a soft-max regression with class weights. One thread; equal input gives equal bits.
/// </summary>
public sealed class LinearBaseline : IBaseline
{
    /// <summary>A fitted baseline from its parts, to restore a saved one.</summary>
    /// <exception cref="ArgumentException">The model's features are not the terms of both vocabularies.</exception>
    public LinearBaseline(TfIdfVectorizer words, TfIdfVectorizer characters, SoftmaxRegression model)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(characters);
        ArgumentNullException.ThrowIfNull(model);
        if (words.Terms.Count + characters.Terms.Count != model.FeatureCount)
            throw new ArgumentException($"{words.Terms.Count} + {characters.Terms.Count} terms, {model.FeatureCount} features.", nameof(model));
        (Words, Characters, Model) = (words, characters, model);
    }

    /// <summary>Word n-grams; the first features of the model.</summary>
    public TfIdfVectorizer Words { get; }

    /// <summary>Character n-grams within words; the features after the words'.</summary>
    public TfIdfVectorizer Characters { get; }

    /// <summary>The soft-max regression on both.</summary>
    public SoftmaxRegression Model { get; }

    /// <inheritdoc/>
    public int LabelCount => Model.ClassCount;

    /// <inheritdoc cref="Fit(IReadOnlyList{string}, IReadOnlyList{int}, int, LinearSettings, out LbfgsResult)"/>
    public static LinearBaseline Fit(IReadOnlyList<string> texts, IReadOnlyList<int> labels, int labelCount, LinearSettings settings) =>
        Fit(texts, labels, labelCount, settings, out _);

    /// <summary>Learns vocabularies and weights.</summary>
    /// <param name="texts">Training texts.</param>
    /// <param name="labels">Label of each text, from 0.</param>
    /// <param name="labelCount">Number of labels; a label without texts gets a vanishing probability.</param>
    /// <param name="settings">What to count and how to fit.</param>
    /// <param name="fit">Where the solver ended.</param>
    /// <exception cref="ArgumentException">Texts and labels differ in number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is out of range, or C is not positive.</exception>
    public static LinearBaseline Fit(
        IReadOnlyList<string> texts, IReadOnlyList<int> labels, int labelCount, LinearSettings settings, out LbfgsResult fit)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var words = TfIdfVectorizer.Fit(texts, settings.Words, settings.WordDocumentFrequency);
        var characters = TfIdfVectorizer.Fit(texts, settings.Characters, settings.CharacterDocumentFrequency);
        var features = SparseMatrix.Beside(words.Transform(texts), characters.Transform(texts));
        var weights = ClassWeights.Balanced(labels, labelCount, settings.ClassWeightPower);
        var model = SoftmaxRegression.Fit(features, labels, weights, settings.C, settings.Solver, out fit);
        return new LinearBaseline(words, characters, model);
    }

    /// <inheritdoc/>
    public double[][] Probabilities(IReadOnlyList<string> texts) => Model.Probabilities(Features(texts));

    /// <summary>Features of <paramref name="texts"/>, <c>[texts, words + characters]</c>.</summary>
    public SparseMatrix Features(IReadOnlyList<string> texts) => SparseMatrix.Beside(Words.Transform(texts), Characters.Transform(texts));

    /// <summary>The <paramref name="count"/> terms that speak most for a label, heaviest first; of equals the first in the vocabulary.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such label.</exception>
    public IReadOnlyList<WeightedTerm> TopTerms(int label, int count)
    {
        ThrowIfNoLabel(label);
        return [.. Enumerable.Range(0, Model.FeatureCount)
            .Select(feature => Term(feature, Model.Weights(feature)[label]))
            .OrderByDescending(term => term.Weight)
            .Take(count)];
    }

    /// <summary>What each term of one text adds to its logit for a label.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such label.</exception>
    public LogitExplanation Explain(string text, int label)
    {
        ThrowIfNoLabel(label);
        var features = Features([text]);
        var terms = new List<WeightedTerm>();
        for (var i = 0; i < features.Count; i++)
        {
            var feature = features.Columns(0)[i];
            terms.Add(Term(feature, features.Values(0)[i] * Model.Weights(feature)[label]));
        }
        return new LogitExplanation(
            Model.Biases[label], [.. terms.OrderByDescending(term => Math.Abs(term.Weight))], Model.Logits(features)[0][label]);
    }

    private WeightedTerm Term(int feature, double weight) => feature < Words.Terms.Count
        ? new WeightedTerm(Words.Terms[feature], TermBlock.Words, weight)
        : new WeightedTerm(Characters.Terms[feature - Words.Terms.Count], TermBlock.Characters, weight);

    private void ThrowIfNoLabel(int label)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(label);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(label, LabelCount);
    }
}
