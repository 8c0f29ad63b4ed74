using FsCheck;
using FsCheck.Fluent;
using Meld.Testing;
using Meld.Weights;

namespace Meld.Tests.Weights;

public sealed class WordVectorsTests : IDisposable
{
    private static readonly (string Word, ReadOnlyMemory<float> Vector)[] Few =
        [("zebra", new[] { 1f, 2f }), ("an", new[] { 3f, 4f }), ("a", new[] { 5f, 6f }), ("naïve café", new[] { 7f, 8f }), ("🐴", new[] { 9f, -0f })];

    private readonly TemporaryDirectory directory = new();

    private string File => Path.Combine(directory.Path, "small.safetensors");

    [Fact]
    public void Open_AnyVocabulary_LooksUpLikeADictionary()
    {
        var words = ArbMap.Default.ArbFor<NonEmptyString>().Generator.Select(text => text.Get).Where(IsWellFormed);
        var vocabularies = Gen.ListOf(words).Select(list => list.Distinct(StringComparer.Ordinal).ToArray()).Where(list => list.Length > 0).ToArbitrary();
        Prop.ForAll(vocabularies, words.ToArbitrary(), HoldsExactly).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [Fact]
    public void TryCopy_WordsOfEveryKind_GivesTheirVectorsToTheBit()
    {
        using var vectors = Written(Few);
        var vector = new float[2];
        foreach (var (word, expected) in Few)
        {
            Assert.True(vectors.TryCopy(word, vector));
            Assert.Equal(expected.ToArray().Select(BitConverter.SingleToUInt32Bits), vector.Select(BitConverter.SingleToUInt32Bits));
        }
        Assert.Equal(("small", 5, 2), (vectors.Name, vectors.Count, vectors.Size));
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("zebras")]
    [InlineData("zebr")]
    [InlineData("naïve")]
    [InlineData("a\0")]
    public void TryCopy_NoSuchWord_LeavesTheDestination(string word)
    {
        using var vectors = Written(Few);
        var vector = new[] { 1f, 1f };
        Assert.False(vectors.TryCopy(word, vector));
        Assert.False(vectors.Contains(word));
        Assert.Equal([1f, 1f], vector);
    }

    [Fact]
    public void Contains_UnpairedSurrogate_IsNotTakenForTheReplacementCharacter()
    {
        using var vectors = Written([("\uFFFD", new[] { 1f })]);
        Assert.True(vectors.Contains("\uFFFD"));
        Assert.False(vectors.Contains("\ud83d"));
    }

    [Fact]
    public void TryCopy_WordOfAMegabyte_IsFoundAndItsPrefixIsNot()
    {
        var word = new string('é', 1 << 19);
        using var vectors = Written([(word, new[] { 1f })]);
        Assert.True(vectors.Contains(word));
        Assert.False(vectors.Contains(word[1..]));
        Assert.False(vectors.Contains(word + "e"));
    }

    [Fact]
    public void Words_Always_AscendByTheirBytes()
    {
        using var vectors = Written([.. Few, ("\uFFFD", new[] { 0f, 0f })]);
        // In UTF-16 the emoji would come before U+FFFD.
        Assert.Equal(["a", "an", "naïve café", "zebra", "\uFFFD", "🐴"], vectors.Words);
    }

    [Fact]
    public void TryCopy_DestinationOfAnotherSize_Throws()
    {
        using var vectors = Written(Few);
        var error = Assert.Throws<ArgumentException>(() => vectors.TryCopy("a", new float[3]));
        Assert.StartsWith("A vector has 2 numbers, the destination 3.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TryCopy_FromManyThreads_AgreesWithOne()
    {
        var words = Enumerable.Range(0, 500).Select(i => ($"word{i}", (ReadOnlyMemory<float>)new[] { (float)i }));
        using var vectors = Written([.. words]);
        Parallel.For(0, 10_000, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            Span<float> vector = stackalloc float[1];
            Assert.True(vectors.TryCopy($"word{i % 500}", vector));
            Assert.Equal(i % 500, vector[0]);
        });
    }

    [Fact]
    public void TryCopy_AfterDispose_Throws()
    {
        var vectors = Written(Few);
        vectors.Dispose();
        Assert.Throws<ObjectDisposedException>(() => vectors.TryCopy("a", new float[2]));
    }

    public void Dispose() => directory.Dispose();

    private static bool IsWellFormed(string text) => text.EnumerateRunes().All(rune => rune.Value != 0xFFFD);

    private bool HoldsExactly(string[] words, string other)
    {
        using var vectors = Written([.. words.Select((word, i) => (word, (ReadOnlyMemory<float>)new[] { i, 0.5f }))]);
        vectors.Verify();
        var found = new float[2];
        return vectors.Words.Order(StringComparer.Ordinal).SequenceEqual(words.Order(StringComparer.Ordinal))
            && words.Select((word, i) => vectors.TryCopy(word, found) && found[0] == i).All(right => right)
            && vectors.Contains(other) == words.Contains(other, StringComparer.Ordinal);
    }

    private WordVectors Written((string Word, ReadOnlyMemory<float> Vector)[] vectors)
    {
        WordVectorsFile.Write(File, "small", vectors);
        return WordVectors.Open(File);
    }
}
