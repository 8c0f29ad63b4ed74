namespace TorchSharp;

public static partial class torch
{
    public static partial class utils
    {
        public static partial class data
        {
            /// <summary>Examples that can be had by their index.</summary>
            /// <typeparam name="T">An example.</typeparam>
            public abstract class Dataset<T> : IDisposable
            {
                /// <summary>Number of examples.</summary>
                public abstract long Count { get; }

                /// <summary>One example. Loaders call this from several threads at once when they have several workers.</summary>
                /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
                public abstract T GetTensor(long index);

                /// <summary>Gives back what the data set holds.</summary>
                public void Dispose()
                {
                    Dispose(true);
                    GC.SuppressFinalize(this);
                }

                /// <summary>Gives back what the data set holds.</summary>
                /// <param name="disposing">Whether somebody asked for it; false from a finalizer.</param>
                protected virtual void Dispose(bool disposing)
                {
                }
            }
        }
    }
}
