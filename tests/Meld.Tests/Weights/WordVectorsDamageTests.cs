using System.Security.Cryptography;
using Meld.Testing;
using Meld.Weights;

namespace Meld.Tests.Weights;

/// <summary>Word vectors files that are damaged or made to mislead.</summary>
public sealed class WordVectorsDamageTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private string File => Path.Combine(directory.Path, "broken.safetensors");

    [Theory]
    [InlineData("vectors", "is missing")]
    [InlineData("words", "is missing")]
    [InlineData("word_ends", "is missing")]
    public void Open_TensorMissing_NamesIt(string missing, string problem)
    {
        var tensors = Tensors();
        tensors.Remove(missing);
        AssertOpenFails(tensors, $"tensor \"{missing}\": {problem}");
    }

    [Fact]
    public void Open_OtherTypeOrShape_NamesTheTensor()
    {
        AssertOpenFails(Tensors(vectors: WeightTensor.From([1.0, 2, 3, 4], 2, 2)), "tensor \"vectors\": is F64 of 2 dimensions, not F32 of 2");
        AssertOpenFails(Tensors(vectors: WeightTensor.From([1f, 2], 2)), "tensor \"vectors\": is F32 of 1 dimensions, not F32 of 2");
        AssertOpenFails(Tensors(vectors: WeightTensor.From([1f, 2, 3], 3, 1)), "tensor \"vectors\": has 3 vectors for 2 words");
        AssertOpenFails(Tensors(vectors: WeightTensor.From(ReadOnlySpan<float>.Empty, 2, 0)), "tensor \"vectors\": has vectors of 0 numbers");
        AssertOpenFails(Tensors(vectors: WeightTensor.From(ReadOnlySpan<float>.Empty, 0, 1L << 62), ends: []), "has vectors of 4611686018427387904 numbers");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 4)]
    [InlineData(1, long.MaxValue)]
    [InlineData(-1, 2)]
    [InlineData(3, 2)]
    [InlineData(long.MinValue, 3)]
    public void Open_EndsThatDoNotFitTheWords_Throws(long first, long last) => AssertOpenFails(Tensors(ends: [first, last]), "tensor \"word_ends\": ");

    [Fact]
    public void Open_EndsThatFallInTheMiddle_Throws() => AssertOpenFails(
        Tensors(vectors: WeightTensor.From([1f, 2, 3, 4], 4, 1), ends: [1, long.MaxValue, 2, 3]),
        "tensor \"word_ends\": word 1 goes from 1 to 9223372036854775807");

    [Fact]
    public void Open_OtherSafetensors_SaysWhatItLacks()
    {
        new SafetensorsFile(Tensors()).Write(File);
        Assert.Contains("holds no word vectors: its metadata lacks \"format\"", Assert.Throws<WeightsFormatException>(() => WordVectors.Open(File)).Message);
        new SafetensorsFile(Tensors(), new Dictionary<string, string> { ["format"] = "word-vectors 2" }).Write(File);
        Assert.Contains("its form is \"word-vectors 2\", not", Assert.Throws<WeightsFormatException>(() => WordVectors.Open(File)).Message);
    }

    [Fact]
    public void Open_CutAnywhere_Throws()
    {
        Save(Tensors());
        var whole = System.IO.File.ReadAllBytes(File);
        for (var length = 0; length < whole.Length; length++)
        {
            System.IO.File.WriteAllBytes(File, whole[..length]);
            Assert.Throws<WeightsFormatException>(() => WordVectors.Open(File));
        }
    }

    [Fact]
    public void Open_HeaderOfManyTerabytes_ThrowsAtOnce()
    {
        System.IO.File.WriteAllBytes(File, [.. BitConverter.GetBytes(1UL << 45), (byte)'{', (byte)'}']);
        Assert.Contains("is over 100000000", Assert.Throws<WeightsFormatException>(() => WordVectors.Open(File)).Message);
    }

    [Fact]
    public void Verify_AnyChangedByteOfTheContent_Throws()
    {
        Save(Tensors());
        var whole = System.IO.File.ReadAllBytes(File);
        var content = Tensors().Sum(pair => pair.Value.Bytes.Length);
        for (var i = whole.Length - content; i < whole.Length; i++)
        {
            System.IO.File.WriteAllBytes(File, [.. whole[..i], (byte)(whole[i] ^ 1), .. whole[(i + 1)..]]);
            Assert.Throws<WeightsFormatException>(Verify);
        }
    }

    [Fact]
    public void Verify_WrongThingsUnderARightHash_Throws()
    {
        AssertVerifyFails(Tensors(words: "cab"u8), "word 1 is empty or out of order");
        AssertVerifyFails(Tensors(words: "aa"u8, ends: [1, 2]), "word 1 is empty or out of order");
        AssertVerifyFails(Tensors(ends: [0, 3]), "word 0 is empty or out of order");
        AssertVerifyFails(Tensors(words: [(byte)'a', 0xC3, 0x28]), "word 1 is not UTF-8");
        AssertVerifyFails(Tensors(vectors: WeightTensor.From([1f, float.NaN], 2, 1)), "\"bc\" has a number that is not finite");
    }

    [Fact]
    public void Words_NotUtf8_NamesTheWord()
    {
        Save(Tensors(words: [(byte)'a', 0xC3, 0x28]));
        using var vectors = WordVectors.Open(File);
        Assert.Contains("tensor \"words\": word 1 is not UTF-8", Assert.Throws<WeightsFormatException>(() => vectors.Words.Count()).Message);
    }

    public void Dispose() => directory.Dispose();

    private static Dictionary<string, WeightTensor> Tensors(WeightTensor? vectors = null, ReadOnlySpan<byte> words = default, long[]? ends = null)
    {
        var text = words.IsEmpty ? "abc"u8 : words;
        ends ??= [1, 3];
        return new()
        {
            ["vectors"] = vectors ?? WeightTensor.From([1f, 2], 2, 1),
            ["words"] = WeightTensor.From(text, text.Length),
            ["word_ends"] = WeightTensor.From(ends, ends.Length),
        };
    }

    private void Save(Dictionary<string, WeightTensor> tensors)
    {
        var content = new[] { "word_ends", "vectors", "words" }.Where(tensors.ContainsKey).SelectMany(name => tensors[name].Bytes.ToArray()).ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        new SafetensorsFile(tensors, new Dictionary<string, string> { ["format"] = "word-vectors 1", ["name"] = "broken", ["hash"] = hash }).Write(File);
    }

    private void Verify()
    {
        using var vectors = WordVectors.Open(File);
        vectors.Verify();
    }

    private void AssertOpenFails(Dictionary<string, WeightTensor> tensors, string problem)
    {
        Save(tensors);
        var error = Assert.Throws<WeightsFormatException>(() => WordVectors.Open(File));
        Assert.StartsWith(File, error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    private void AssertVerifyFails(Dictionary<string, WeightTensor> tensors, string problem)
    {
        Save(tensors);
        Assert.Contains(problem, Assert.Throws<WeightsFormatException>(Verify).Message, StringComparison.Ordinal);
    }
}
