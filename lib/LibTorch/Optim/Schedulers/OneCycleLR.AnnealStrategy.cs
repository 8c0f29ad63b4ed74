namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                public partial class OneCycleLR
                {
                    /// <summary>The way from one rate to the next.</summary>
                    public enum AnnealStrategy
                    {
                        /// <summary>Along half a cosine.</summary>
                        Cos = 0,

                        /// <summary>Straight.</summary>
                        Linear = 1,
                    }
                }
            }
        }
    }
}
