using System.Runtime.InteropServices;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace LibTorch.Tests.Interop;

public class CallTests
{
    private static readonly Operator Full = new("aten::full", "");

    private static Tensor Filled(double value, params long[] size)
    {
        var call = new Call(Full);
        call.Add(size.AsSpan());
        call.Add(value);
        for (var option = 0; option < 4; option++) call.AddNone();
        return call.RunTensor();
    }

    [Fact]
    public void Arguments_OfEveryKind_ReachTheOperator()
    {
        using var sum = Aten.add_Tensor(Filled(1, 2, 3), Filled(2, 2, 3), 10);
        using var total = Aten.sum(sum, ScalarType.Float64);
        using var joined = Aten.cat([Filled(1, 2, 3), Filled(2, 4, 3)], 0);
        var (values, indices) = Aten.max_dim(joined, 0, true);

        Assert.Equal(21 * 6, Number(total));
        Assert.Equal(2, Number(Aten.mean(values)));
        Assert.False(indices.IsInvalid);
    }

    [Fact]
    public void WrongShapes_Throw_WithTheOperatorAndLibtorchsMessage()
    {
        var error = Assert.Throws<ExternalException>(() => Aten.mm(Filled(1, 2, 3), Filled(1, 2, 3)));

        Assert.Contains("aten::mm", error.Message, StringComparison.Ordinal);
        Assert.Contains("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", error.Message, StringComparison.Ordinal);
        Assert.Equal(5, Number(Aten.sum(Filled(5, 1))));
    }

    [Fact]
    public void DisposedTensor_Throws()
    {
        var tensor = Filled(1, 2);
        tensor.Dispose();
        tensor.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Aten.sum(tensor));
    }

    [Fact]
    public void UnknownOperator_Throws_Naming_It()
    {
        var error = Assert.Throws<ExternalException>(() => new Operator("aten::no_such_thing", "Tensor").Handle);

        Assert.Contains("aten::no_such_thing.Tensor", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LongLists_OutgrowTheStack()
    {
        var parts = Enumerable.Range(0, 1000).Select(i => Filled(i, 1)).ToArray();

        using var joined = Aten.cat(parts, 0);
        using var sum = Aten.sum(joined);

        Assert.Equal(999 * 1000 / 2, Number(sum));
    }

    private static unsafe double Number(Tensor tensor)
    {
        Result result;
        NativeError.Check(NativeMethods.torch_tensor_item(tensor.Handle, &result), "item");
        return result.Kind == ResultKind.Integer ? result.Integer : result.Real;
    }
}
