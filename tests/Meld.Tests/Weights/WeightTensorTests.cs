using Meld.Storage;
using Meld.Weights;

namespace Meld.Tests.Weights;

public sealed class WeightTensorTests
{
    [Fact]
    public void From_Values_ReadBack()
    {
        Assert.Equal([1.5, -0.0], WeightTensor.From([1.5, -0.0], 2).Doubles().ToArray());
        Assert.Equal([1.5f, float.NaN], WeightTensor.From([1.5f, float.NaN], 2, 1).Singles().ToArray());
        Assert.Equal([long.MinValue], WeightTensor.From([long.MinValue], []).Integers().ToArray());
        Assert.Equal([255], WeightTensor.From([(byte)255], 1).UnsignedBytes().ToArray());
    }

    [Fact]
    public void Bytes_LittleEndian() => Assert.Equal([0, 0, 0x80, 0x3F], WeightTensor.From([1f], 1).Bytes.ToArray());

    [Fact]
    public void Typed_OtherType_Throws()
    {
        var tensor = WeightTensor.From([1.5], 1);
        Assert.Throws<InvalidOperationException>(() => tensor.Singles().Length);
        Assert.Throws<InvalidOperationException>(() => tensor.Integers().Length);
        Assert.Throws<InvalidOperationException>(() => tensor.UnsignedBytes().Length);
    }

    [Fact]
    public void Constructor_OtherSize_Throws()
    {
        Assert.Throws<ArgumentException>(() => new WeightTensor(TensorType.F32, [2], new byte[4]));
        Assert.Throws<ArgumentException>(() => new WeightTensor(TensorType.U8, [-1], []));
        Assert.Throws<ArgumentException>(() => new WeightTensor(TensorType.U8, [long.MaxValue, 2], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightTensor((TensorType)99, [1], new byte[1]));
    }
}
