namespace TorchSharp;

/// <summary>What fills the places that padding adds.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros = 0,

    /// <summary>The values inside, mirrored without the outermost one: b c d becomes d c b c d c b.</summary>
    Reflect = 1,

    /// <summary>The outermost value again and again.</summary>
    Replicate = 2,

    /// <summary>The values from the other end.</summary>
    Circular = 3,

    /// <summary>One given number.</summary>
    Constant = 4,
}
