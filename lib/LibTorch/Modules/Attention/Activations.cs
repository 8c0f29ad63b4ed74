namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What transformer layers apply between their two linear layers.</summary>
        public enum Activations
        {
            /// <summary>max(0, x).</summary>
            ReLU = 0,

            /// <summary>x times the normal distribution's probability below x.</summary>
            GELU = 1,
        }
    }
}
