namespace Meld.Storage;

/// <summary>Facts about element types.</summary>
public static class TensorTypeExtensions
{
    /// <summary>Bytes an element takes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such type.</exception>
    public static int Size(this TensorType type) => type switch
    {
        TensorType.BOOL or TensorType.U8 or TensorType.I8 => 1,
        TensorType.I16 or TensorType.F16 or TensorType.BF16 => 2,
        TensorType.I32 or TensorType.F32 => 4,
        TensorType.I64 or TensorType.F64 => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such element type."),
    };
}
