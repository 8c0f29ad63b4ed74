namespace TorchSharp;

public static partial class torch
{
    /// <summary>How grid_sample reads between values.</summary>
    public enum GridSampleMode
    {
        /// <summary>The nearest value.</summary>
        Nearest = 0,

        /// <summary>Linearly between the neighbours.</summary>
        Bilinear = 2,
    }
}
