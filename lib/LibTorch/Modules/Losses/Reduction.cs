namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>How the losses of the elements become one. The numbers are libtorch's.</summary>
        public enum Reduction
        {
            /// <summary>Not at all: one loss for each element.</summary>
            None = 0,

            /// <summary>Their mean; with weights for classes, the weighted one.</summary>
            Mean = 1,

            /// <summary>Their sum.</summary>
            Sum = 2,
        }
    }
}
