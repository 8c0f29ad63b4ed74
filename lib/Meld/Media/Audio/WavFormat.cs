namespace Meld.Media.Audio;

/// <summary>How a WAV file stores a sample.</summary>
public enum WavFormat
{
    /// <summary>Unsigned integers of 8 bits, silence at 128.</summary>
    Pcm8 = 1,

    /// <summary>Signed integers of 16 bits, what nearly every program writes and every browser plays.</summary>
    Pcm16 = 2,

    /// <summary>Signed integers of 24 bits.</summary>
    Pcm24 = 3,

    /// <summary>Signed integers of 32 bits; a <see cref="float"/> holds the upper 24 of them.</summary>
    Pcm32 = 4,

    /// <summary>Floating-point numbers of 32 bits.</summary>
    Float32 = 5,

    /// <summary>Floating-point numbers of 64 bits, rounded to 32 when read.</summary>
    Float64 = 6,
}
