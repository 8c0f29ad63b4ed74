namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                public partial class CyclicLR
                {
                    /// <summary>How the heights of the cycles go on.</summary>
                    public enum Mode
                    {
                        /// <summary>All alike.</summary>
                        Triangular = 0,

                        /// <summary>Each half as high as the one before.</summary>
                        Triangular2 = 1,

                        /// <summary>Multiplied by <c>gamma</c> at each step.</summary>
                        ExpRange = 2,
                    }
                }
            }
        }
    }
}
