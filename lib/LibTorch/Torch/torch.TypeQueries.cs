using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Whether a type is of complex numbers.</summary>
    /// <param name="type">The type.</param>
    public static bool is_complex(ScalarType type) => type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

    /// <summary>Whether a tensor's elements are complex numbers.</summary>
    /// <param name="input">The tensor.</param>
    public static bool is_complex(Tensor input) => is_complex(input.dtype);

    /// <summary>Whether a type is of real floating-point numbers.</summary>
    /// <param name="type">The type.</param>
    public static bool is_floating_point(ScalarType type) => type is ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64 or ScalarType.BFloat16;

    /// <summary>Whether a tensor's elements are real floating-point numbers.</summary>
    /// <param name="input">The tensor.</param>
    public static bool is_floating_point(Tensor input) => is_floating_point(input.dtype);

    /// <summary>Whether a type is of whole numbers or truth values.</summary>
    /// <param name="type">The type.</param>
    public static bool is_integral(ScalarType type) =>
        type is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64 or ScalarType.Bool;

    /// <summary>Whether a tensor's elements are whole numbers or truth values.</summary>
    /// <param name="t">The tensor.</param>
    public static bool is_integral(Tensor t) => is_integral(t.dtype);

    /// <summary>Whether a type is quantized.</summary>
    /// <param name="type">The type.</param>
    public static bool is_quantized(ScalarType type) => type is ScalarType.QInt8 or ScalarType.QUInt8 or ScalarType.QInt32;

    /// <summary>Whether a conjugation is still to be carried out on a tensor.</summary>
    /// <param name="input">The tensor.</param>
    public static bool is_conj(Tensor input) => input.is_conj();

    /// <summary>Whether a tensor's only element is not zero.</summary>
    /// <param name="input">The tensor.</param>
    public static bool is_nonzero(Tensor input) => input.is_nonzero();

    /// <summary>Whether an object is a tensor.</summary>
    /// <param name="obj">The object.</param>
    public static bool is_tensor(object? obj) => obj is Tensor;

    /// <summary>Number of elements.</summary>
    /// <param name="input">The tensor.</param>
    public static long numel(Tensor input) => input.NumberOfElements;

    /// <summary>Largest whole number of a type.</summary>
    /// <param name="type">The type.</param>
    /// <exception cref="ArgumentException">It is no type of whole numbers.</exception>
    public static long max_int_value(ScalarType type) => type switch
    {
        ScalarType.Byte => byte.MaxValue,
        ScalarType.Int8 => sbyte.MaxValue,
        ScalarType.Int16 => short.MaxValue,
        ScalarType.Int32 => int.MaxValue,
        ScalarType.Int64 => long.MaxValue,
        _ => throw new ArgumentException($"{type} is no type of whole numbers.", nameof(type)),
    };

    /// <summary>Whether elements of one type may become those of another in an operation in place.</summary>
    /// <param name="from">Type of the elements.</param>
    /// <param name="to">Type that they would get.</param>
    public static bool can_cast(ScalarType from, ScalarType to) => Aten.can_cast(from, to);

    /// <summary>The smallest type that holds what both types hold.</summary>
    /// <param name="type1">One type.</param>
    /// <param name="type2">The other.</param>
    public static ScalarType promote_types(ScalarType type1, ScalarType type2) => Aten.promote_types(type1, type2);

    /// <summary>Type of the result of an arithmetic operation on two tensors.</summary>
    /// <param name="tensor1">One tensor.</param>
    /// <param name="tensor2">The other.</param>
    public static ScalarType result_type(Tensor tensor1, Tensor tensor2) => Aten.result_type_Tensor(tensor1, tensor2);
}
