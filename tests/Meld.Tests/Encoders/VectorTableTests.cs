using Meld.Encoders;
using Meld.Tests.Models;

namespace Meld.Tests.Encoders;

[Collection(TorchTests.Name)]
public sealed class VectorTableTests
{
    // Words that start with "x" have no vector.
    private static readonly MadeUpVectors Vectors = new(4);

    [Fact]
    public void IdOf_Words_AreNumberedAsTheyComeAndZeroWithoutAVector()
    {
        var table = new VectorTable(Vectors, 4, scale: 2);

        Assert.Equal([1, 0, 2, 1], new[] { "so", "xenon", "be", "so" }.Select(table.IdOf));

        var expected = new float[4];
        Vectors.TryCopy("be", expected);
        using var tensor = table.ToTensor();
        Assert.Equal([3L, 4], tensor.shape);
        Assert.Equal([0f, 0, 0, 0], tensor.data<float>().ToArray()[..4]);
        Assert.Equal(expected.Select(value => 2 * value), tensor.data<float>().ToArray()[8..]);
    }

    [Fact]
    public void IdOf_Contraction_HasTheVectorOfTheWordWrittenOut()
    {
        var table = new VectorTable(Vectors, 4, scale: 1);
        table.IdOf("n't");
        var expected = new float[4];
        Vectors.TryCopy("not", expected);
        using var tensor = table.ToTensor();
        Assert.Equal(expected, tensor.data<float>().ToArray()[4..]);
    }

    [Fact]
    public void Scale_Words_GivesTheirNumbersTheDeviationOfOneHalf()
    {
        string[] words = ["so", "be", "it", "xenon"];
        var scale = VectorTable.Scale(Vectors, words);
        var vector = new float[4];
        var values = words[..3].SelectMany(word => Vectors.TryCopy(word, vector) ? vector.Select(value => value * scale).ToArray() : []).ToArray();
        var mean = values.Average();
        Assert.Equal(0.5, Math.Sqrt(values.Average(value => (value - mean) * (value - mean))), 9);
    }

    [Fact]
    public void Scale_NoVectors_IsOne() => Assert.Equal(1, VectorTable.Scale(Vectors, ["xenon"]));
}
