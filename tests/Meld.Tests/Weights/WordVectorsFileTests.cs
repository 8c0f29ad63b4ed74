using System.Security.Cryptography;
using Meld.Testing;
using Meld.Weights;

namespace Meld.Tests.Weights;

public sealed class WordVectorsFileTests : IDisposable
{
    private static readonly (string Word, ReadOnlyMemory<float> Vector)[] Few = [("b", new[] { 1f, 2f }), ("a", new[] { 3f, 4f }), ("c", new[] { 5f, 6f })];

    private readonly TemporaryDirectory directory = new();

    private string Target => Path.Combine(directory.Path, "few.safetensors");

    [Fact]
    public void Write_AnyOrder_GivesEqualBytes()
    {
        WordVectorsFile.Write(Target, "few", Few);
        var bytes = File.ReadAllBytes(Target);
        WordVectorsFile.Write(Target, "few", Few.Reverse());
        Assert.Equal(bytes, File.ReadAllBytes(Target));
    }

    [Fact]
    public void Write_Always_IsPlainSafetensorsWithTheHashOfItsContent()
    {
        WordVectorsFile.Write(Target, "few", Few, new Dictionary<string, string> { ["source"] = "made up" });
        var file = SafetensorsFile.Read(Target);
        Assert.Equal("abc"u8.ToArray(), file.Tensors["words"].UnsignedBytes().ToArray());
        Assert.Equal([1L, 2, 3], file.Tensors["word_ends"].Integers().ToArray());
        Assert.Equal([3f, 4, 1, 2, 5, 6], file.Tensors["vectors"].Singles().ToArray());
        Assert.Equal([3L, 2], file.Tensors["vectors"].Shape);
        var content = new[] { "word_ends", "vectors", "words" }.SelectMany(name => file.Tensors[name].Bytes.ToArray()).ToArray();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), file.Metadata["hash"]);
        Assert.Equal(("few", "made up"), (file.Metadata["name"], file.Metadata["source"]));
        using var vectors = WordVectors.Open(Target);
        Assert.Equal(file.Metadata["hash"], vectors.Hash);
    }

    public static TheoryData<string, string, float[]> Broken => new()
    {
        { "tensor \"words\": \"a\" occurs twice", "a", [0, 0] },
        { "tensor \"words\": a word is empty", "", [0, 0] },
        { "tensor \"vectors\": \"x\" has 3 numbers, the first word 2", "x", [0, 0, 0] },
        { "tensor \"vectors\": \"x\" has 0 numbers, the first word 2", "x", [] },
        { "tensor \"vectors\": \"x\" has a number that is not finite", "x", [0, float.NaN] },
        { "tensor \"vectors\": \"x\" has a number that is not finite", "x", [float.PositiveInfinity, 0] },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Write_BrokenEntry_NamesItAndLeavesWhatWasThere(string problem, string word, float[] vector)
    {
        var before = directory.Write("few.safetensors", "before");
        var error = Assert.Throws<WeightsFormatException>(() => WordVectorsFile.Write(Target, "few", [.. Few, (word, vector)]));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Equal("before", File.ReadAllText(before));
        Assert.Equal([before], Directory.GetFileSystemEntries(directory.Path));
    }

    [Fact]
    public void Write_UnpairedSurrogate_Throws() => Assert.Contains(
        "tensor \"words\": a word has an unpaired surrogate",
        Assert.Throws<WeightsFormatException>(() => WordVectorsFile.Write(Target, "few", [("x\ud83d", new[] { 0f })])).Message);

    [Fact]
    public void Write_NoWords_Throws() => Assert.Throws<WeightsFormatException>(() => WordVectorsFile.Write(Target, "few", []));

    [Fact]
    public void Write_Cancelled_LeavesNothing()
    {
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => WordVectorsFile.Write(Target, "few", Few.Select(entry => Stop(entry)), cancellation: stop.Token));
        Assert.Empty(Directory.GetFileSystemEntries(directory.Path));

        (string, ReadOnlyMemory<float>) Stop((string, ReadOnlyMemory<float>) entry)
        {
            stop.Cancel();
            return entry;
        }
    }

    [Fact]
    public void WriteSubset_SomeWords_HasThoseThatAreThereAndTheSource()
    {
        WordVectorsFile.Write(Target, "few", Few, new Dictionary<string, string> { ["source"] = "made up" });
        var target = Path.Combine(directory.Path, "subset.safetensors");
        using (var all = WordVectors.Open(Target)) WordVectorsFile.WriteSubset(target, all, ["c", "absent", "a", "c"]);
        using var subset = WordVectors.Open(target);
        subset.Verify();
        var vector = new float[2];
        Assert.True(subset.TryCopy("c", vector));
        Assert.Equal([5f, 6f], vector);
        Assert.Equal(["a", "c"], subset.Words);
        Assert.Equal(("few", "made up"), (subset.Name, subset.Metadata["source"]));
    }

    public void Dispose() => directory.Dispose();
}
