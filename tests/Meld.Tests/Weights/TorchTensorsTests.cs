using Meld.Storage;
using Meld.Weights;
using TorchSharp;

namespace Meld.Tests.Weights;

[Collection(TorchTests.Name)]
public sealed class TorchTensorsTests
{
    [Fact]
    public void CopyTo_WhatToWeightsGave_CopiesEveryElementInOrder()
    {
        using var scope = torch.NewDisposeScope();
        // Transposed, so that memory is not in row-major order on either side.
        var tensor = torch.arange(6, dtype: torch.ScalarType.Float32).view(2, 3).t();
        var weights = tensor.ToWeights();
        Assert.Equal([0f, 3, 1, 4, 2, 5], weights.Singles().ToArray());

        var copy = torch.zeros(2, 3).t();
        copy.requires_grad = true;
        weights.CopyTo(copy);
        Assert.Equal(weights.Bytes, copy.ToWeights().Bytes);
    }

    [Fact]
    public void ToWeights_OtherTypes_KeepsThemAndRefusesWhatCannotBeStored()
    {
        using var scope = torch.NewDisposeScope();
        Assert.Equal(TensorType.I64, torch.tensor([1L]).ToWeights().Type);
        Assert.Empty(torch.tensor(true).ToWeights().Shape);
        Assert.Throws<NotSupportedException>(() => torch.zeros(1, torch.ScalarType.ComplexFloat32).ToWeights());
    }

    [Fact]
    public void CopyTo_OtherShapeOrType_SaysBoth()
    {
        using var scope = torch.NewDisposeScope();
        var error = Assert.Throws<ArgumentException>(() => WeightTensor.From([1.0, 2], 2).CopyTo(torch.zeros(3)));
        Assert.StartsWith("F64 [2] cannot be copied to F32 [3].", error.Message, StringComparison.Ordinal);
    }
}
