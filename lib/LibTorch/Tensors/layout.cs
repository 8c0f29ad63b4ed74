namespace TorchSharp;

/// <summary>How elements are stored.</summary>
public enum layout
{
    /// <summary>Every element, at a place that the strides tell.</summary>
    strided = 0,

    /// <summary>Only those that are not zero, with their indices.</summary>
    sparse_coo = 1,
}
