using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Meld.Testing;
using Meld.Text;

namespace Meld.Tests.Text;

/// <summary>The expectations are scikit-learn 1.2.1's <c>TfidfVectorizer(min_df=2, sublinear_tf=True)</c> on the same sentences.</summary>
public sealed class TfIdfVectorizerTests
{
    private static readonly WordNgrams Words = new(1, 2, MinLength: 2, Punctuation: false);

    [Fact]
    public void FitTransform_Words_EqualScikitLearn() => Snapshot.Match(Describe(Words), "tf-idf-words");

    [Fact]
    public void FitTransform_WordsAndPunctuation_EqualScikitLearn() =>
        Snapshot.Match(Describe(new WordNgrams(1, 2, MinLength: 1, Punctuation: true)), "tf-idf-words-and-punctuation");

    [Fact]
    public void FitTransform_Characters_EqualScikitLearn() => Snapshot.Match(Describe(new CharacterNgrams(3, 5)), "tf-idf-characters");

    [Fact]
    public void Restored_Transform_EqualBits()
    {
        var fitted = TfIdfVectorizer.Fit(Sentences.All, Words, 1);
        var restored = new TfIdfVectorizer(fitted.Analyzer, fitted.Terms, fitted.Idf);
        var (expected, actual) = (fitted.Transform(Sentences.All), restored.Transform(Sentences.All));
        for (var row = 0; row < expected.RowCount; row++)
        {
            Assert.Equal(expected.Columns(row), actual.Columns(row));
            Assert.Equal(expected.Values(row), actual.Values(row));
        }
    }

    [Fact]
    public void Transform_AnyText_HasUnitLengthOrNothing()
    {
        var vectorizer = TfIdfVectorizer.Fit(Sentences.All, new CharacterNgrams(3, 5), 1);
        Prop.ForAll<string?>(text =>
        {
            var row = vectorizer.Transform([text + " know"]);
            return Math.Abs(row.Values(0).ToArray().Sum(value => value * value) - 1) < 1e-12;
        }).QuickCheckThrowOnFailure();
        Assert.Equal(0, vectorizer.Transform(["zzz"]).Count);
    }

    [Fact]
    public void Fit_NothingFrequentEnough_HasNoTerms()
    {
        var vectorizer = TfIdfVectorizer.Fit(["once"], Words, 2);
        Assert.Empty(vectorizer.Terms);
        Assert.Equal(0, vectorizer.Transform(["once"]).ColumnCount);
    }

    [Fact]
    public void Constructor_UnorderedTermsOrOtherLengths_Throw()
    {
        Assert.Throws<ArgumentException>(() => new TfIdfVectorizer(Words, ["b", "a"], [1, 1]));
        Assert.Throws<ArgumentException>(() => new TfIdfVectorizer(Words, ["a", "a"], [1, 1]));
        Assert.Throws<ArgumentException>(() => new TfIdfVectorizer(Words, ["a"], [1, 1]));
    }

    private static string Describe(ITextAnalyzer analyzer)
    {
        var vectorizer = TfIdfVectorizer.Fit(Sentences.All, analyzer, 2);
        var text = new StringBuilder();
        for (var i = 0; i < vectorizer.Terms.Count; i++) text.Append(Line(vectorizer.Terms[i], " idf", vectorizer.Idf[i]));
        var rows = vectorizer.Transform(Sentences.All);
        for (var row = 0; row < rows.RowCount; row++) text.Append($"row {row}\n").Append(Row(vectorizer, rows, row));
        return text.Append("new\n").Append(Row(vectorizer, vectorizer.Transform(["What? THAT is  unseen!! ok? ok."]), 0)).ToString();
    }

    private static string Row(TfIdfVectorizer vectorizer, SparseMatrix rows, int row)
    {
        var terms = rows.Columns(row).ToArray().Select(column => vectorizer.Terms[column]);
        return string.Concat(terms.Zip(rows.Values(row).ToArray(), (term, value) => "  " + Line(term, "", value)));
    }

    private static string Line(string term, string what, double value) =>
        string.Create(CultureInfo.InvariantCulture, $"[{Sentences.Escape(term)}]{what} {value:F12}\n");
}
