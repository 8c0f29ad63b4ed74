using Meld.Testing;
using Meld.Weights;

namespace Meld.Tests.Weights;

public sealed class WordVectorsSourceTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private WeightsCache Cache => new(Path.Combine(directory.Path, "cache"));

    [Fact]
    public void Open_CorpusCarriesThem_TakesThoseAndElseTheCache()
    {
        var corpus = Directory.CreateDirectory(Path.Combine(directory.Path, "corpus")).FullName;
        Directory.CreateDirectory(Cache.Folder);
        WordVectorsFile.Write(Cache.PathOf("glove"), "glove", [("cached", new[] { 1f })]);
        using (var vectors = WordVectorsSource.Open("glove", corpus, Cache)) Assert.Equal(["cached"], vectors.Words);
        WordVectorsFile.Write(Path.Combine(corpus, "glove.safetensors"), "glove", [("own", new[] { 1f })]);
        using (var vectors = WordVectorsSource.Open("glove", corpus, Cache)) Assert.Equal(["own"], vectors.Words);
    }

    [Fact]
    public void Open_Nowhere_NamesTheCommandInOneSentence()
    {
        var error = Assert.Throws<WeightsMissingException>(() => WordVectorsSource.Open("glove", directory.Path, Cache));
        Assert.Equal($"{Cache.PathOf("glove")} is missing; run ./meld weights fetch glove once.", error.Message);
        Assert.Equal("glove", error.Name);
    }

    [Fact]
    public void Open_NotInTheCatalogue_DoesNotNameACommandThatCannotFetchThem()
    {
        var error = Assert.Throws<WeightsMissingException>(() => WordVectorsSource.Open("word2vec", directory.Path, Cache));
        Assert.Equal($"{Cache.PathOf("word2vec")} is missing, and there are no weights 'word2vec' to fetch; known are glove.", error.Message);
    }

    [Fact]
    public void Open_AModel_IsRefused() => Assert.Equal(
        "gpt2 is a model and has no word vectors.", Assert.Throws<WeightsException>(() => WordVectorsSource.Open("gpt2", directory.Path, Cache)).Message);

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../glove")]
    [InlineData("/etc/glove")]
    public void Open_NameThatIsAPath_IsRefusedInOneSentence(string name) => Assert.Equal(
        $"\"{name}\" is no name of weights; known are {WeightsCatalogue.Names}.",
        Assert.Throws<WeightsException>(() => WordVectorsSource.Open(name, directory.Path, Cache)).Message);

    public void Dispose() => directory.Dispose();
}
