using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Which type of .NET holds the elements of which dtype, bit by bit.</summary>
internal static class ElementTypes
{
    /// <summary>The dtype whose elements a type holds; null where there is none.</summary>
    internal static ScalarType? OfType(Type type)
    {
        if (type == typeof(float)) return ScalarType.Float32;
        if (type == typeof(double)) return ScalarType.Float64;
        if (type == typeof(long)) return ScalarType.Int64;
        if (type == typeof(int)) return ScalarType.Int32;
        if (type == typeof(short)) return ScalarType.Int16;
        if (type == typeof(byte)) return ScalarType.Byte;
        if (type == typeof(sbyte)) return ScalarType.Int8;
        if (type == typeof(bool)) return ScalarType.Bool;
        if (type == typeof(Half)) return ScalarType.Float16;
        if (type == typeof(BFloat16)) return ScalarType.BFloat16;
        if (type == typeof((float, float))) return ScalarType.ComplexFloat32;
        if (type == typeof(Complex)) return ScalarType.ComplexFloat64;
        return null;
    }

    /// <summary>The dtype whose elements a type holds.</summary>
    /// <exception cref="ArgumentException">No dtype has such elements.</exception>
    internal static ScalarType Of<T>() => OfType(typeof(T)) ?? throw new ArgumentException($"No tensor has elements of type {typeof(T).Name}.");

    /// <summary>Checks that a tensor's elements are of a type.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    internal static void Check<T>(ScalarType dtype)
    {
        if (OfType(typeof(T)) != dtype) throw new ArgumentException($"{typeof(T).Name} is not the type of a {dtype} tensor's elements; convert the tensor with to(...) first.");
    }

    /// <summary>Bytes of one element.</summary>
    internal static int Bytes(ScalarType dtype) => dtype switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool or ScalarType.QInt8 or ScalarType.QUInt8 => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 or ScalarType.QInt32 => 4,
        ScalarType.Int64 or ScalarType.Float64 or ScalarType.ComplexFloat32 => 8,
        ScalarType.ComplexFloat64 => 16,
        _ => throw new ArgumentException($"{(int)dtype} is not a type of tensor elements."),
    };
}
