namespace TorchSharp;

public static partial class torch
{
    /// <summary>Type of a tensor's elements (c10/core/ScalarType.h).</summary>
    public enum ScalarType : sbyte
    {
        /// <summary>8 bits without sign.</summary>
        Byte = 0,

        /// <summary>8 bits with sign.</summary>
        Int8 = 1,

        /// <summary>16 bits with sign.</summary>
        Int16 = 2,

        /// <summary>32 bits with sign.</summary>
        Int32 = 3,

        /// <summary>64 bits with sign.</summary>
        Int64 = 4,

        /// <summary>IEEE half precision.</summary>
        Float16 = 5,

        /// <summary>IEEE single precision.</summary>
        Float32 = 6,

        /// <summary>IEEE double precision.</summary>
        Float64 = 7,

        /// <summary>Complex of two singles (complex64).</summary>
        ComplexFloat32 = 9,

        /// <summary>Complex of two doubles (complex128).</summary>
        ComplexFloat64 = 10,

        /// <summary>Truth values, a byte each.</summary>
        Bool = 11,

        /// <summary>Quantized, 8 bits with sign.</summary>
        QInt8 = 12,

        /// <summary>Quantized, 8 bits without sign.</summary>
        QUInt8 = 13,

        /// <summary>Quantized, 32 bits with sign.</summary>
        QInt32 = 14,

        /// <summary>The upper half of a single: 8 bits of exponent, 7 of mantissa.</summary>
        BFloat16 = 15,
    }
}
