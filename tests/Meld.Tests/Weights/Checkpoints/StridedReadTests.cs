using Meld.Storage;
using Meld.Testing;
using Meld.Weights;
using Meld.Weights.Checkpoints;

namespace Meld.Tests.Weights.Checkpoints;

public sealed class StridedReadTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Read_RandomViews_GivesTheElementsInOrder()
    {
        var random = new Random(7);
        var bytes = new byte[40_000];
        random.NextBytes(bytes);
        using var file = new WeightsBytes(directory.Write("bytes", bytes));
        for (var round = 0; round < 300; round++)
        {
            var type = random.GetItems(Enum.GetValues<TensorType>(), 1)[0];
            var shape = Enumerable.Range(0, random.Next(5)).Select(_ => random.NextInt64(1, 6)).ToArray();
            var strides = shape.Select(_ => random.NextInt64(0, 12)).ToArray();
            AssertRead(file, bytes, new StridedView(type, shape, strides, random.Next(64) * type.Size()));
        }
    }

    [Theory]
    [InlineData(TensorType.F32, new long[] { 1000, 700 }, new long[] { 1, 1000 })]
    [InlineData(TensorType.U8, new long[] { 3, 400_000 }, new long[] { 1, 7 })]
    [InlineData(TensorType.I16, new long[] { 5, 2, 3 }, new long[] { 250_000, 1, 100_000 })]
    [InlineData(TensorType.F64, new long[] { 300, 400, 2 }, new long[] { 400, 1, 120_000 })]
    public void Read_LongerThanTheBuffer_GivesTheElementsInOrder(TensorType type, long[] shape, long[] strides)
    {
        var bytes = new byte[3_000_000];
        new Random(8).NextBytes(bytes);
        using var file = new WeightsBytes(directory.Write("bytes", bytes));
        AssertRead(file, bytes, new StridedView(type, shape, strides, 16));
    }

    [Fact]
    public void Read_FileThatBecameShorter_IsAnError()
    {
        var path = directory.Write("bytes", new byte[1000]);
        using var file = new WeightsBytes(path);
        using (var other = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete)) other.SetLength(100);
        var error = Assert.Throws<WeightsFormatException>(() => file.Read(90, new byte[20]));
        Assert.Contains("became shorter", error.Message, StringComparison.Ordinal);
    }

    private static void AssertRead(WeightsBytes file, byte[] bytes, StridedView view)
    {
        var size = view.Type.Size();
        var read = new byte[view.Shape.Aggregate(1L, (count, length) => count * length) * size];
        StridedRead.Read(file, view, read);
        for (var i = 0; i < read.Length / size; i++)
        {
            var (place, rest) = (view.Begin, (long)i);
            for (var axis = view.Shape.Length - 1; axis >= 0; axis--)
            {
                place += rest % view.Shape[axis] * view.Strides[axis] * size;
                rest /= view.Shape[axis];
            }
            Assert.True(bytes.AsSpan((int)place, size).SequenceEqual(read.AsSpan(i * size, size)));
        }
    }
}
