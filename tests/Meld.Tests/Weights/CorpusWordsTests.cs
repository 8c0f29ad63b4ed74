using Meld.Testing;
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
        Assert.Equal(1310, words.Count);
        Assert.Equal(words.Distinct().Order(StringComparer.Ordinal), words);
    }

    /// <summary>The words of the sample that GloVe does not have, names for the most part; every other one has to be in the sample's file.</summary>
    [Fact]
    public void Sample_OwnVectors_AreThereForEveryWordThatGloveHas()
    {
        using var vectors = WordVectors.Open(Path.Combine(SampleCorpus.Corpus.Directory, "glove.safetensors"));
        vectors.Verify();
        Assert.Equal(("glove", 100), (vectors.Name, vectors.Size));
        var words = CorpusWords.Of(SampleCorpus.Corpus);
        Assert.Equal(vectors.Count, words.Count(vectors.Contains));
        Snapshot.Match(string.Concat(words.Where(word => !vectors.Contains(word)).Select(word => word + "\n")), "sample-words-without-vector");
    }
}
