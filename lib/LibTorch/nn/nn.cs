namespace TorchSharp;

public static partial class torch
{
    /// <summary>Modules, and the functions around them.</summary>
    public static partial class nn
    {
        /// <summary>Layers and losses as functions.</summary>
        public static partial class functional;

        /// <summary>Ways to fill a fresh parameter.</summary>
        public static partial class init;

        /// <summary>Gradients, parameters and sequences.</summary>
        public static partial class utils
        {
            /// <summary>Sequences of different lengths.</summary>
            public static partial class rnn;
        }
    }
}
