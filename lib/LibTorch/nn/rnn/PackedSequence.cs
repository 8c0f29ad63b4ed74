namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            public static partial class rnn
            {
                /// <summary>Sequences of different lengths, packed step by step without padding.</summary>
                public sealed class PackedSequence : IDisposable
                {
                    /// <summary>Gives its tensors back.</summary>
                    public void Dispose()
                    {
                    }
                }
            }
        }
    }
}
