namespace TorchSharp;

public static partial class torch
{
    /// <summary>How upsampling makes new values.</summary>
    public enum UpsampleMode
    {
        /// <summary>The nearest value.</summary>
        Nearest = 0,

        /// <summary>Linear, for signals.</summary>
        Linear = 1,

        /// <summary>Linear in both directions, for images.</summary>
        Bilinear = 2,

        /// <summary>Cubic in both directions, for images.</summary>
        Bicubic = 3,

        /// <summary>Linear in all directions, for volumes.</summary>
        Trilinear = 4,
    }
}
