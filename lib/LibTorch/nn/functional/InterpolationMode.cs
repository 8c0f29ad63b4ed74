namespace TorchSharp;

public static partial class torch
{
    /// <summary>How interpolate makes new values.</summary>
    public enum InterpolationMode
    {
        /// <summary>The nearest value, as OpenCV rounds.</summary>
        Nearest = 0,

        /// <summary>Linear, for signals.</summary>
        Linear = 1,

        /// <summary>Linear in both directions, for images.</summary>
        Bilinear = 2,

        /// <summary>Cubic in both directions, for images.</summary>
        Bicubic = 3,

        /// <summary>Linear in all directions, for volumes.</summary>
        Trilinear = 4,

        /// <summary>Mean of the area that a new value covers.</summary>
        Area = 5,

        /// <summary>The nearest value, rounded exactly.</summary>
        NearestExact = 6,
    }
}
