namespace TorchSharp;

/// <summary>The upper half of a single: 8 bits of exponent, 7 of mantissa.</summary>
public readonly struct BFloat16
{
    private readonly ushort bits;

    /// <summary>The nearest value to a single, ties to even.</summary>
    /// <param name="f">The single.</param>
    public BFloat16(float f)
    {
        var whole = BitConverter.SingleToUInt32Bits(f);
        bits = float.IsNaN(f) ? (ushort)0x7fc0 : (ushort)((whole + 0x7fff + ((whole >> 16) & 1)) >> 16);
    }

    /// <summary>The same number as a single, exactly.</summary>
    public float ToSingle() => BitConverter.UInt32BitsToSingle((uint)bits << 16);
}
