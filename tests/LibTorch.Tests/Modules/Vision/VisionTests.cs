using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.NN;

public sealed class VisionTests
{
    [Fact]
    public void Upsample_ToASizeOrByAFactor()
    {
        using var row = tensor(new float[] { 0, 2 }).reshape(1, 1, 2);
        using var nearest = Upsample(size: [4]).call(row);
        Tolerant.AssertEqual([1, 1, 4], [0, 0, 2, 2], nearest);
        using var linear = Upsample(scale_factor: [2], mode: UpsampleMode.Linear, align_corners: false).call(row);
        Tolerant.AssertEqual([1, 1, 4], [0, 0.5, 1.5, 2], linear);
        using var aligned = Upsample(size: [3], mode: UpsampleMode.Linear, align_corners: true).call(row);
        Tolerant.AssertEqual([1, 1, 3], [0, 1, 2], aligned);
        var layer = Upsample(size: [3]);
        Assert.Equal([3], layer.size.ToArray());
        Assert.True(layer.scale_factor.IsEmpty);
    }

    [Fact]
    public void Interpolate_RefusesSettingsThatContradict()
    {
        using var row = zeros(1, 1, 4);
        Assert.Throws<ArgumentException>(() => functional.interpolate(row));
        Assert.Throws<ArgumentException>(() => functional.interpolate(row, [2], [2.0]));
        Assert.Throws<ArgumentException>(() => functional.interpolate(row, [2, 2]));
        Assert.Throws<ArgumentException>(() => functional.interpolate(row, [2], align_corners: true));
        Assert.Throws<ArgumentException>(() => functional.interpolate(row, [2], mode: InterpolationMode.Bilinear));
        Assert.Throws<ArgumentException>(() => functional.interpolate(row, [2], recompute_scale_factor: true));
        Assert.Throws<ArgumentException>(() => functional.interpolate(row, [2], antialias: true));
    }

    [Fact]
    public void UpsampleFunctions_AreInterpolations()
    {
        using var image = tensor(new float[] { 0, 2, 4, 6 }).reshape(1, 1, 2, 2);
        using var nearest = functional.upsample_nearest(image, [2, 4]);
        Tolerant.AssertEqual([1, 1, 2, 4], [0, 0, 2, 2, 4, 4, 6, 6], nearest);
        using var direct = functional.upsample_nearest2d(image, scaleFactors: [1, 2]);
        Assert.Equal(Tolerant.Values(nearest), Tolerant.Values(direct));
        using var linear = functional.upsample_bilinear(image, [3, 3], align_corners: true);
        Tolerant.AssertEqual([1, 1, 3, 3], [0, 1, 2, 2, 3, 4, 4, 5, 6], linear);
        using var row = functional.upsample_nearest1d(tensor(new float[] { 1, 2 }).reshape(1, 1, 2), null, 2);
        Tolerant.AssertEqual([1, 1, 4], [1, 1, 2, 2], row);
        using var volume = functional.upsample_nearest3d(image.unsqueeze(2), [2, 2, 2]);
        Assert.Equal([1, 1, 2, 2, 2], volume.shape);
    }

    [Fact]
    public void PixelShuffle_AndBack()
    {
        using var channels = arange(4, float32).reshape(1, 4, 1, 1);
        using var space = PixelShuffle(2).call(channels);
        Tolerant.AssertEqual([1, 1, 2, 2], [0, 1, 2, 3], space);
        using var back = PixelUnshuffle(2).call(space);
        Assert.Equal(Tolerant.Values(channels), Tolerant.Values(back));
    }

    [Fact]
    public void ChannelShuffle_Interleaves()
    {
        using var layer = ChannelShuffle(2);
        using var output = layer.call(arange(4, float32).reshape(1, 4, 1));
        Tolerant.AssertEqual([1, 4, 1], [0, 2, 1, 3], output);
        Assert.Throws<ArgumentException>(() => layer.call(zeros(1, 3, 1)));
        Assert.Throws<ArgumentException>(() => layer.call(zeros(4, 2)));
    }

    [Fact]
    public void UnfoldAndFold_CountEachPlaceAsOftenAsItIsCovered()
    {
        using var columns = Unfold(2).call(ones(1, 1, 3, 3));
        Assert.Equal([1, 4, 4], columns.shape);
        using var image = Fold(3, 2).call(columns);
        Tolerant.AssertEqual([1, 1, 3, 3], [1, 2, 1, 2, 4, 2, 1, 2, 1], image);
        using var strided = functional.unfold(ones(1, 1, 4, 4), 2, stride: 2);
        Assert.Equal([1, 4, 4], strided.shape);
        using var back = functional.fold(strided, 4, 2, stride: 2);
        Tolerant.AssertEqual([1, 1, 4, 4], [.. Enumerable.Repeat(1.0, 16)], back);
    }

    [Fact]
    public void GridSample_OfTheIdentity_IsTheImage()
    {
        using var image = arange(6, float32).reshape(1, 1, 2, 3);
        using var identity = tensor(new float[] { 1, 0, 0, 0, 1, 0 }).reshape(1, 2, 3);
        using var grid = functional.affine_grid(identity, [1, 1, 2, 3]);
        using var same = functional.grid_sample(image, grid);
        Tolerant.AssertEqual([1, 1, 2, 3], [0, 1, 2, 3, 4, 5], same);
        // One whole image to the right.
        using var shifted = tensor(new float[] { 1, 0, 2, 0, 1, 0 }).reshape(1, 2, 3);
        using var outside = functional.affine_grid(shifted, [1, 1, 2, 3]);
        using var zero = functional.grid_sample(image, outside);
        Tolerant.AssertEqual([1, 1, 2, 3], [0, 0, 0, 0, 0, 0], zero);
        using var border = functional.grid_sample(image, outside, padding_mode: GridSamplePaddingMode.Border);
        Tolerant.AssertEqual([1, 1, 2, 3], [2, 2, 2, 5, 5, 5], border);
        using var mirrored = functional.grid_sample(image, outside, GridSampleMode.Nearest, GridSamplePaddingMode.Reflection);
        Tolerant.AssertEqual([1, 1, 2, 3], [2, 1, 0, 5, 4, 3], mirrored);
        Assert.Throws<ArgumentNullException>(() => functional.affine_grid(identity));
    }

    [Fact]
    public void FlattenAndUnflatten_AreInverse()
    {
        using var input = arange(12, float32).reshape(2, 3, 2);
        using var flat = Flatten().call(input);
        Assert.Equal([2, 6], flat.shape);
        using var back = Unflatten(1, [3, -1]).call(flat);
        Assert.Equal(Tolerant.Values(input), Tolerant.Values(back));
        using var front = Flatten(0, 1).call(input);
        Assert.Equal([6, 2], front.shape);
    }

    [Fact]
    public void Distances_OfVectors()
    {
        using var x = tensor(new float[] { 3, 4, 1, 0 }).reshape(2, 2);
        using var y = tensor(new float[] { 0, 0, 0, 1 }).reshape(2, 2);
        using var distance = PairwiseDistance(eps: 0, keepdim: true).call(x, y);
        Tolerant.AssertEqual([2, 1], [5, Math.Sqrt(2)], distance);
        using var cosine = CosineSimilarity().call(x, tensor(new float[] { 4, 3, 0, 1 }).reshape(2, 2));
        Tolerant.AssertEqual([2], [24 / 25.0, 0], cosine);
    }
}
