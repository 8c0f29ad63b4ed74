namespace TorchSharp;

/// <summary>How a tensor is written as text.</summary>
public enum TensorStringStyle
{
    /// <summary>Sizes, type and device in one line.</summary>
    Metadata = 0,

    /// <summary>Sizes, type and device, then matrices without brackets, as Julia writes them.</summary>
    Julia = 1,

    /// <summary>Nested brackets, as NumPy writes them.</summary>
    Numpy = 2,

    /// <summary>An array of C#.</summary>
    CSharp = 3,

    /// <summary>What <see cref="torch.TensorStringStyle"/> says.</summary>
    Default = 4,
}
