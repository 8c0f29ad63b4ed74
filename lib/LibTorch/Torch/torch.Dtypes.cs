namespace TorchSharp;

public static partial class torch
{
    /// <summary>Truth values.</summary>
    public static readonly ScalarType @bool = ScalarType.Bool;

    /// <summary>8 bits without sign.</summary>
    public static readonly ScalarType uint8 = ScalarType.Byte;

    /// <summary>8 bits with sign.</summary>
    public static readonly ScalarType int8 = ScalarType.Int8;

    /// <summary>16 bits with sign.</summary>
    public static readonly ScalarType int16 = ScalarType.Int16;

    /// <summary>32 bits with sign.</summary>
    public static readonly ScalarType int32 = ScalarType.Int32;

    /// <summary>64 bits with sign.</summary>
    public static readonly ScalarType int64 = ScalarType.Int64;

    /// <summary>The upper half of a single.</summary>
    public static readonly ScalarType bfloat16 = ScalarType.BFloat16;

    /// <summary>Half precision.</summary>
    public static readonly ScalarType float16 = ScalarType.Float16;

    /// <summary>Single precision.</summary>
    public static readonly ScalarType float32 = ScalarType.Float32;

    /// <summary>Double precision.</summary>
    public static readonly ScalarType float64 = ScalarType.Float64;

    /// <summary>Complex numbers of two singles.</summary>
    public static readonly ScalarType complex64 = ScalarType.ComplexFloat32;

    /// <summary>Complex numbers of two doubles.</summary>
    public static readonly ScalarType complex128 = ScalarType.ComplexFloat64;

    /// <summary>16 bits with sign.</summary>
    public static readonly ScalarType @short = ScalarType.Int16;

    /// <summary>32 bits with sign.</summary>
    public static readonly ScalarType @int = ScalarType.Int32;

    /// <summary>64 bits with sign.</summary>
    public static readonly ScalarType @long = ScalarType.Int64;

    /// <summary>Half precision.</summary>
    public static readonly ScalarType half = ScalarType.Float16;

    /// <summary>Single precision.</summary>
    public static readonly ScalarType @float = ScalarType.Float32;

    /// <summary>Double precision.</summary>
    public static readonly ScalarType @double = ScalarType.Float64;

    /// <summary>Complex numbers of two singles.</summary>
    public static readonly ScalarType cfloat = ScalarType.ComplexFloat32;

    /// <summary>Complex numbers of two doubles.</summary>
    public static readonly ScalarType cdouble = ScalarType.ComplexFloat64;

    /// <summary>Quantized, 8 bits with sign.</summary>
    public static readonly ScalarType qint8 = ScalarType.QInt8;

    /// <summary>Quantized, 8 bits without sign.</summary>
    public static readonly ScalarType quint8 = ScalarType.QUInt8;

    /// <summary>Quantized, 32 bits with sign.</summary>
    public static readonly ScalarType qint32 = ScalarType.QInt32;
}
