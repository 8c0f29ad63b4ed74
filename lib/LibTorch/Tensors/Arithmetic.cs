using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The arithmetic operators of C#. Numbers go to the operators as they are, without an object for them.</summary>
internal static class Arithmetic
{
    private static readonly Operator AddScalar = new("aten::add", "Scalar");
    private static readonly Operator SubScalar = new("aten::sub", "Scalar");
    private static readonly Operator RsubScalar = new("aten::rsub", "Scalar");
    private static readonly Operator MulScalar = new("aten::mul", "Scalar");
    private static readonly Operator DivScalar = new("aten::div", "Scalar");
    private static readonly Operator RemainderScalar = new("aten::remainder", "Scalar");

    internal static Tensor Add(Tensor left, Tensor right) => Aten.add_Tensor(left, right);

    internal static Tensor Add(Tensor left, Scalar right) => Aten.add_Scalar(left, right);

    internal static Tensor Add(Tensor left, long right) => WithAlpha(AddScalar, left, right);

    internal static Tensor Add(Tensor left, double right) => WithAlpha(AddScalar, left, right);

    internal static Tensor Add(Scalar left, Tensor right) => Aten.add_Scalar(right, left);

    internal static Tensor Add(long left, Tensor right) => WithAlpha(AddScalar, right, left);

    internal static Tensor Add(double left, Tensor right) => WithAlpha(AddScalar, right, left);

    internal static Tensor Subtract(Tensor left, Tensor right) => Aten.sub_Tensor(left, right);

    internal static Tensor Subtract(Tensor left, Scalar right) => Aten.sub_Scalar(left, right);

    internal static Tensor Subtract(Tensor left, long right) => WithAlpha(SubScalar, left, right);

    internal static Tensor Subtract(Tensor left, double right) => WithAlpha(SubScalar, left, right);

    internal static Tensor Subtract(Scalar left, Tensor right) => Aten.rsub_Scalar(right, left);

    internal static Tensor Subtract(long left, Tensor right) => WithAlpha(RsubScalar, right, left);

    internal static Tensor Subtract(double left, Tensor right) => WithAlpha(RsubScalar, right, left);

    internal static Tensor Multiply(Tensor left, Tensor right) => Aten.mul_Tensor(left, right);

    internal static Tensor Multiply(Tensor left, Scalar right) => Aten.mul_Scalar(left, right);

    internal static Tensor Multiply(Tensor left, long right) => With(MulScalar, left, right);

    internal static Tensor Multiply(Tensor left, double right) => With(MulScalar, left, right);

    internal static Tensor Multiply(Scalar left, Tensor right) => Aten.mul_Scalar(right, left);

    internal static Tensor Multiply(long left, Tensor right) => With(MulScalar, right, left);

    internal static Tensor Multiply(double left, Tensor right) => With(MulScalar, right, left);

    internal static Tensor Divide(Tensor left, Tensor right) => Aten.div_Tensor(left, right);

    internal static Tensor Divide(Tensor left, Scalar right) => Aten.div_Scalar(left, right);

    internal static Tensor Divide(Tensor left, long right) => With(DivScalar, left, right);

    internal static Tensor Divide(Tensor left, double right) => With(DivScalar, left, right);

    // As PyTorch: a number over a tensor is the tensor's reciprocal times the number.
    internal static Tensor Divide(Scalar left, Tensor right)
    {
        using var reciprocal = Aten.reciprocal(right);
        return Aten.mul_Scalar(reciprocal, left);
    }

    internal static Tensor Divide(long left, Tensor right)
    {
        using var reciprocal = Aten.reciprocal(right);
        return With(MulScalar, reciprocal, left);
    }

    internal static Tensor Divide(double left, Tensor right)
    {
        using var reciprocal = Aten.reciprocal(right);
        return With(MulScalar, reciprocal, left);
    }

    internal static Tensor Remainder(Tensor left, Tensor right) => Aten.remainder_Tensor(left, right);

    internal static Tensor Remainder(Tensor left, Scalar right) => Aten.remainder_Scalar(left, right);

    internal static Tensor Remainder(Tensor left, long right) => With(RemainderScalar, left, right);

    internal static Tensor Remainder(Tensor left, double right) => With(RemainderScalar, left, right);

    private static Tensor With(Operator op, Tensor tensor, long number)
    {
        var call = new Call(op);
        call.Require(tensor);
        call.Add(number);
        return call.RunTensor();
    }

    private static Tensor With(Operator op, Tensor tensor, double number)
    {
        var call = new Call(op);
        call.Require(tensor);
        call.Add(number);
        return call.RunTensor();
    }

    private static Tensor WithAlpha(Operator op, Tensor tensor, long number)
    {
        var call = new Call(op);
        call.Require(tensor);
        call.Add(number);
        call.Add(1L);
        return call.RunTensor();
    }

    private static Tensor WithAlpha(Operator op, Tensor tensor, double number)
    {
        var call = new Call(op);
        call.Require(tensor);
        call.Add(number);
        call.Add(1L);
        return call.RunTensor();
    }
}
