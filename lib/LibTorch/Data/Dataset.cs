namespace TorchSharp;

public static partial class torch
{
    public static partial class utils
    {
        public static partial class data
        {
            /// <summary>Examples of named tensors; in a batch, tensors of the same name are stacked.</summary>
            public abstract class Dataset : Dataset<Dictionary<string, Tensor>>;
        }
    }
}
