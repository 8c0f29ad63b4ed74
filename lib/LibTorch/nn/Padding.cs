namespace TorchSharp;

/// <summary>Padding of a convolution by name.</summary>
public enum Padding
{
    /// <summary>None: the result is smaller by the kernel.</summary>
    Valid = 0,

    /// <summary>As much as keeps the size.</summary>
    Same = 1,
}
