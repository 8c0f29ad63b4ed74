namespace TorchSharp;

public static partial class torch
{
    /// <summary>What grid_sample finds outside the input.</summary>
    public enum GridSamplePaddingMode
    {
        /// <summary>Zeros.</summary>
        Zeros = 0,

        /// <summary>The input, mirrored at its borders.</summary>
        Reflection = 1,

        /// <summary>The value at the border.</summary>
        Border = 2,
    }
}
