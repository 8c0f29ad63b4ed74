namespace TorchSharp;

/// <summary>Which direction of a Fourier transform is divided by its length.</summary>
public enum FFTNormType
{
    /// <summary>The inverse one.</summary>
    Backward = 0,

    /// <summary>The forward one.</summary>
    Forward = 1,

    /// <summary>Both, by its square root.</summary>
    Ortho = 2,
}
