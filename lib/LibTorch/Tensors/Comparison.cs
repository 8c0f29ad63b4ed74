using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The comparing operators of C#. A number on the left turns the comparison round.</summary>
internal static class Comparison
{
    internal static Tensor Equal(Tensor left, Tensor right) => Aten.eq_Tensor(left, right);

    internal static Tensor Equal(Tensor left, Scalar right) => Aten.eq_Scalar(left, right);

    internal static Tensor Equal(Scalar left, Tensor right) => Aten.eq_Scalar(right, left);

    internal static Tensor Different(Tensor left, Tensor right) => Aten.ne_Tensor(left, right);

    internal static Tensor Different(Tensor left, Scalar right) => Aten.ne_Scalar(left, right);

    internal static Tensor Different(Scalar left, Tensor right) => Aten.ne_Scalar(right, left);

    internal static Tensor Less(Tensor left, Tensor right) => Aten.lt_Tensor(left, right);

    internal static Tensor Less(Tensor left, Scalar right) => Aten.lt_Scalar(left, right);

    internal static Tensor Less(Scalar left, Tensor right) => Aten.gt_Scalar(right, left);

    internal static Tensor AtMost(Tensor left, Tensor right) => Aten.le_Tensor(left, right);

    internal static Tensor AtMost(Tensor left, Scalar right) => Aten.le_Scalar(left, right);

    internal static Tensor AtMost(Scalar left, Tensor right) => Aten.ge_Scalar(right, left);

    internal static Tensor Greater(Tensor left, Tensor right) => Aten.gt_Tensor(left, right);

    internal static Tensor Greater(Tensor left, Scalar right) => Aten.gt_Scalar(left, right);

    internal static Tensor Greater(Scalar left, Tensor right) => Aten.lt_Scalar(right, left);

    internal static Tensor AtLeast(Tensor left, Tensor right) => Aten.ge_Tensor(left, right);

    internal static Tensor AtLeast(Tensor left, Scalar right) => Aten.ge_Scalar(left, right);

    internal static Tensor AtLeast(Scalar left, Tensor right) => Aten.le_Scalar(right, left);
}
