namespace TorchSharp;

public static partial class torch
{
    public static partial class utils
    {
        public static partial class data
        {
            /// <summary>Examples of several tensors in a fixed order, by index (despite the name); in a batch, tensors of the same place are stacked.</summary>
            public abstract class IterableDataset : Dataset<IList<Tensor>>;
        }
    }
}
