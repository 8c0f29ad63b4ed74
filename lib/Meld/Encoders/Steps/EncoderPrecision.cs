namespace Meld.Encoders.Steps;

/// <summary>What a frozen encoder computes in.</summary>
public enum EncoderPrecision
{
    /// <summary><see cref="Bf16"/> where the processor multiplies such numbers itself, else <see cref="F32"/>.</summary>
    Auto,

    /// <summary>Single precision.</summary>
    F32,

    /// <summary>Matrix products and convolutions of bfloat16 numbers, which have 8 bits; sums and norms in single precision.</summary>
    Bf16,
}
