using Meld.Baselines;
using Meld.Metrics;

namespace Meld.Tests.Baselines;

public sealed class LinearBaselineTests
{
    private static readonly LinearSettings Settings = new(WordDocumentFrequency: 1, CharacterDocumentFrequency: 2);
    private static readonly LinearBaseline Baseline = LinearBaseline.Fit(SmallCorpus.Texts, SmallCorpus.Labels, 3, Settings);

    [Fact]
    public void Probabilities_TrainingTexts_PredictTheirLabels()
    {
        var probabilities = Baseline.Probabilities(SmallCorpus.Texts);
        Assert.Equal(SmallCorpus.Labels, Predictions.MostProbable(probabilities));
        Assert.All(probabilities, row => Assert.Equal(1, row.Sum(), 1e-12));
    }

    [Fact]
    public void Fit_Twice_EqualBits()
    {
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        LinearBaselineFile.Save(Baseline).Write(first);
        LinearBaselineFile.Save(LinearBaseline.Fit(SmallCorpus.Texts, SmallCorpus.Labels, 3, Settings)).Write(second);
        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Fact]
    public void Explain_AnyLabel_ContributionsSumToTheLogit()
    {
        const string Text = "Thank you, what a lovely God!";
        var logits = Baseline.Model.Logits(Baseline.Features([Text]))[0];
        for (var label = 0; label < 3; label++)
        {
            var explanation = Baseline.Explain(Text, label);
            Assert.Equal(logits[label], explanation.Logit);
            Assert.Equal(explanation.Logit, explanation.Bias + explanation.Terms.Sum(term => term.Weight), 1e-12);
            Assert.Equal(explanation.Terms.OrderByDescending(term => Math.Abs(term.Weight)), explanation.Terms);
        }
        Assert.Contains(Baseline.Explain(Text, 0).Terms, term => term is { Term: "thank", Block: TermBlock.Words, Weight: > 0 });
    }

    [Fact]
    public void Explain_UnknownWords_OnlyTheBiasSpeaks()
    {
        var explanation = Baseline.Explain("zzz", 1);
        Assert.Empty(explanation.Terms);
        Assert.Equal(explanation.Bias, explanation.Logit);
    }

    [Fact]
    public void TopTerms_Surprise_StartWithTheQuestionMark()
    {
        var terms = Baseline.TopTerms(2, 5);
        Assert.Equal(5, terms.Count);
        Assert.Equal(("?", TermBlock.Words), (terms[0].Term, terms[0].Block));
        Assert.Equal(terms.OrderByDescending(term => term.Weight), terms);
    }

    [Fact]
    public void Fit_NoFrequentTerm_GivesTheShares()
    {
        var baseline = LinearBaseline.Fit(["a", "b", "c"], [0, 0, 1], 2, new LinearSettings(ClassWeightPower: 0), out var fit);
        Assert.True(fit.Converged);
        Assert.Equal(2 / 3.0, baseline.Probabilities(["a"])[0][0], 1e-2);
    }

    [Fact]
    public void WrongInput_Throws()
    {
        Assert.Throws<ArgumentException>(() => LinearBaseline.Fit(["a"], [0, 1], 2, Settings));
        Assert.Throws<ArgumentOutOfRangeException>(() => LinearBaseline.Fit(["a"], [2], 2, Settings));
        Assert.Throws<ArgumentOutOfRangeException>(() => Baseline.TopTerms(3, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Baseline.Explain("a", -1));
        Assert.Throws<ArgumentException>(() => new LinearBaseline(Baseline.Words, Baseline.Words, Baseline.Model));
    }
}
