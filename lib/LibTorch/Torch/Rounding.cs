using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Quotients and numbers that are rounded.</summary>
internal static class Rounding
{
    internal static Tensor Div(Tensor left, Tensor right, RoundingMode mode) =>
        mode == RoundingMode.None ? Aten.div_Tensor(left, right) : Aten.div_Tensor_mode(left, right, Name(mode));

    internal static Tensor Div(Tensor left, Scalar right, RoundingMode mode) =>
        mode == RoundingMode.None ? Aten.div_Scalar(left, right) : Aten.div_Scalar_mode(left, right, Name(mode));

    internal static Tensor Div_(Tensor left, Tensor right, RoundingMode mode) =>
        mode == RoundingMode.None ? Aten.div__Tensor(left, right) : Aten.div__Tensor_mode(left, right, Name(mode));

    internal static Tensor Div_(Tensor left, Scalar right, RoundingMode mode = RoundingMode.None) =>
        mode == RoundingMode.None ? Aten.div__Scalar(left, right) : Aten.div__Scalar_mode(left, right, Name(mode));

    // With decimals, whole numbers are refused; without, they stay as they are.
    internal static Tensor Round(Tensor input, long decimals) => decimals == 0 ? Aten.round(input) : Aten.round_decimals(input, decimals: decimals);

    internal static Tensor Round_(Tensor input, long decimals) => decimals == 0 ? Aten.round_(input) : Aten.round__decimals(input, decimals: decimals);

    internal static Tensor Random(Tensor input, double from, double to, Generator? generator) =>
        Aten.random__from(input, checked((long)from), checked((long)to), generator);

    private static string Name(RoundingMode mode) => mode switch
    {
        RoundingMode.trunc => "trunc",
        RoundingMode.floor => "floor",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such rounding."),
    };
}
