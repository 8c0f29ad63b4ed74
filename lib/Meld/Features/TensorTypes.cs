using Meld.Storage;

namespace Meld.Features;

/// <summary>.NET's types for elements of tensors. BF16 has none.</summary>
internal static class TensorTypes
{
    /// <summary>The element type of a .NET type.</summary>
    /// <exception cref="NotSupportedException">It has none.</exception>
    public static TensorType Of<T>()
        where T : unmanaged => Of(typeof(T));

    private static TensorType Of(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => TensorType.BOOL,
        TypeCode.Byte => TensorType.U8,
        TypeCode.SByte => TensorType.I8,
        TypeCode.Int16 => TensorType.I16,
        TypeCode.Int32 => TensorType.I32,
        TypeCode.Int64 => TensorType.I64,
        TypeCode.Single => TensorType.F32,
        TypeCode.Double => TensorType.F64,
        _ when type == typeof(Half) => TensorType.F16,
        _ => throw new NotSupportedException($"{type} is no element type of tensors."),
    };
}
