namespace TorchSharp;

public static partial class torch
{
    public static partial class linalg
    {
        /// <summary>How much of Q and R is computed.</summary>
        public enum QRMode
        {
            /// <summary>As much as the smaller size of the matrix.</summary>
            Reduced = 0,

            /// <summary>All of both.</summary>
            Complete = 1,

            /// <summary>R alone, reduced.</summary>
            R = 2,
        }
    }
}
