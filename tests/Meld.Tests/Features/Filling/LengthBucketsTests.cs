using Meld.Features;
using Meld.Features.Filling;

namespace Meld.Tests.Features.Filling;

public sealed class LengthBucketsTests
{
    private static readonly LettersStep Letters = new();

    [Theory]
    [InlineData(new[] { 1, 2, 3, 4, 5 }, 10, "4-5 1-2-3")]
    [InlineData(new[] { 1, 2, 3, 4, 5 }, 4, "5 4 3 1-2")]
    [InlineData(new[] { 7 }, 1, "7")]
    [InlineData(new int[0], 10, "")]
    public void Of_Lengths_CutsFullBatchesFromTheLongestDown(int[] lengths, int most, string batches)
    {
        var ordered = Inputs(lengths);
        var cut = LengthBuckets.Of(Step(most), ordered).Select(range => string.Join('-', ordered[range].Select(input => input.Shape[0])));
        Assert.Equal(batches, string.Join(' ', cut));
    }

    [Fact]
    public void Of_InputsThatDoNotFit_CutsBetweenThem()
    {
        var ordered = Inputs([1, 1, 2, 2, 2]);
        Assert.Equal([2..5, 0..2], LengthBuckets.Of(new FakeEncoderStep(Letters) { BatchLength = 100, OnlyEqual = true }, ordered));
    }

    [Fact]
    public void Dense_FullBatchWithLittlePadding_IsFound()
    {
        Assert.Equal(1..5, LengthBuckets.Dense(Step(64), Inputs([3, 16, 16, 16, 16, 20])));
        Assert.Equal(1..5, LengthBuckets.Dense(Step(64), Inputs([3, 15, 16, 16, 16, 20])));
    }

    [Fact]
    public void Dense_WithoutSuch_IsNull()
    {
        // Too few, and too much padding.
        Assert.Null(LengthBuckets.Dense(Step(64), Inputs([16, 16, 16])));
        Assert.Null(LengthBuckets.Dense(Step(32), Inputs([3, 12, 16])));
        Assert.Null(LengthBuckets.Dense(Step(32), Inputs([])));
    }

    [Fact]
    public void Dense_InputLongerThanABatch_IsOneOfItsOwn() => Assert.Equal(1..2, LengthBuckets.Dense(Step(32), Inputs([3, 40])));

    private static FakeEncoderStep Step(int most) => new(Letters) { BatchLength = most };

    private static FeatureValue[] Inputs(int[] lengths) => [.. lengths.Select(length => FeatureValue.Of(new byte[length], length))];
}
