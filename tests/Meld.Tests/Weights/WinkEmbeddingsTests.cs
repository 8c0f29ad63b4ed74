using System.Globalization;
using Meld.Testing;
using Meld.Weights;

namespace Meld.Tests.Weights;

public sealed class WinkEmbeddingsTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    [Fact]
    public void Read_Package_GivesWordsAndVectorsInItsOrder()
    {
        var read = Read(WinkPackage.Pack());
        Assert.Equal(["the", "…", "été"], read.Select(entry => entry.Word));
        Assert.Equal([1f, 2f, -0.35f, 0.1f, 5f, 6f], read.SelectMany(entry => entry.Vector.ToArray()));
    }

    [Fact]
    public void Read_ManyChunks_LosesNothingAtTheirBorders()
    {
        var words = Enumerable.Range(0, 20_000).Select(i => (Word: $"wörd{i}", First: i / 7f)).ToArray();
        var entries = words.Select((entry, i) => string.Create(CultureInfo.InvariantCulture, $"\"{entry.Word}\":[{entry.First:R},{-i},1,{i}]"));
        var read = Read(WinkPackage.Pack($$"""{"dimensions":2,"size":{{words.Length}},"vectors":{ {{string.Join(',', entries)}} } }"""));
        Assert.Equal(words, read.Select(entry => (entry.Word, entry.Vector.Span[0])));
        Assert.Equal(Enumerable.Range(0, words.Length).Select(i => (float)-i), read.Select(entry => entry.Vector.Span[1]));
    }

    [Theory]
    [InlineData("""{"dimensions":2,"size":1,"vectors":{"a":[1,2,3]}}""", "\"a\" has 3 numbers, not 2 and 2")]
    [InlineData("""{"size":1,"vectors":{"a":[1,2,3,4]}}""", "\"a\" has 4 numbers, not 0 and 2")]
    [InlineData("""{"dimensions":-2,"size":1,"vectors":{"a":[]}}""", "\"a\" has 0 numbers, not -2 and 2")]
    [InlineData("""{"dimensions":2,"size":2,"vectors":{"a":[1,2,3,4]}}""", "it has 1 words and says 2")]
    [InlineData("""{"dimensions":2,"vectors":{"a":[1,2,3,4]}}""", "it has 1 words and says nothing")]
    [InlineData("""{"dimensions":2,"size":1,"vectors":{"a":[1,"2",3,4]}}""", "\"a\" has something else than numbers")]
    [InlineData("""{"dimensions":2,"size":1,"vectors":{"a":[1,[2],3,4]}}""", "\"a\" has something else than numbers")]
    [InlineData("""{"dimensions":2,"size":1,"vectors":{"a":{"b":[1,2,3,4]}}}""", "\"a\" has something else than numbers")]
    [InlineData("""{"dimensions":2,"size":1,"vectors":{"a":5}}""", "\"a\" has something else than numbers")]
    [InlineData("""{"dimensions":2.5,"size":1,"vectors":{"a":[1,2,3,4]}}""", "it is damaged")]
    [InlineData("""{"dimensions":2,"size":1,"vectors":{"a":[1,NaN,3,4]}}""", "it is damaged")]
    [InlineData("""{"dimensions":2,"size":1,"vectors":{"a":[1,2,3,4]}""", "it is damaged")]
    [InlineData("""{"dimensions":2,"size":1,"vectors":{"a\ud83d":[1,2,3,4]}}""", "a word is not Unicode")]
    [InlineData(" ", "it is damaged")]
    public void Read_OtherJson_NamesFileAndWord(string json, string problem) => AssertError(WinkPackage.Pack(json), problem);

    [Fact]
    public void Read_TokenThatNeverEnds_IsRefusedWithoutTakingMemory() =>
        AssertError(WinkPackage.Pack($"{{\"{new string('x', 200_000)}\":1}}"), "A token is longer than 65536 bytes");

    [Fact]
    public void Read_OtherPackage_SaysWhatIsMissing() => AssertError(WinkPackage.Pack(name: "package/index.json"), "there is no wink-embeddings-*.json");

    [Fact]
    public void Read_NoArchive_NamesTheFile() => AssertError([.. "GloVe"u8], "it is damaged");

    [Fact]
    public void Read_CutAnywhere_NeverGivesAllWordsSilently()
    {
        var packed = WinkPackage.Pack();
        // The last eight bytes are the sum and length of what is packed, and before them is the padding of the archive.
        for (var length = 0; length < packed.Length - 60; length += 7) Assert.Throws<WeightsFormatException>(() => Read(packed[..length]));
    }

    public void Dispose() => directory.Dispose();

    private void AssertError(byte[] packed, string problem)
    {
        var error = Assert.Throws<WeightsFormatException>(() => Read(packed));
        Assert.StartsWith(Path.Combine(directory.Path, "packed.tgz"), error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    private List<(string Word, ReadOnlyMemory<float> Vector)> Read(byte[] packed) => [.. WinkEmbeddings.Read(directory.Write("packed.tgz", packed))];
}
