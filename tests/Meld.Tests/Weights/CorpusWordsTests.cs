using Meld.Corpus;
using Meld.Testing;
using Meld.Text;
using Meld.Weights;

namespace Meld.Tests.Weights;

public sealed class CorpusWordsTests
{
    [Fact]
    public void Of_Text_HasLowerCaseWordsInTheirSpellings() =>
        Assert.Equal(["do", "not", "é", "sooo", "soo", "so", "!"], CorpusWords.Of("DON't É Sooo!").Distinct());

    [Fact]
    public void Of_Corpus_HasEveryTokenOfEverySplitOnce()
    {
        var words = CorpusWords.Of(SampleCorpus.Corpus);
        Assert.Equal(1494, words.Count);
        Assert.Equal(words.Distinct().Order(StringComparer.Ordinal), words);
    }

    /// <summary>The words of the sample that GloVe has under no spelling, names for the most part; every other one has to be in the sample's file.</summary>
    [Fact]
    public void Sample_OwnVectors_AreThereForEveryWordThatGloveHas()
    {
        using var vectors = WordVectors.Open(Path.Combine(SampleCorpus.Corpus.Directory, "glove.safetensors"));
        vectors.Verify();
        Assert.Equal(("glove", 100), (vectors.Name, vectors.Size));
        Assert.Equal(vectors.Count, CorpusWords.Of(SampleCorpus.Corpus).Count(vectors.Contains));
        var without = Splits.All
            .SelectMany(SampleCorpus.Corpus.Utterances)
            .SelectMany(utterance => DialogueTokens.Split(utterance.Text))
            .Select(token => token.ToLowerInvariant())
            .Where(word => !Spellings.Of(word).Any(vectors.Contains))
            .Distinct()
            .Order(StringComparer.Ordinal);
        Snapshot.Match(string.Concat(without.Select(word => word + "\n")), "sample-words-without-vector");
    }
}
