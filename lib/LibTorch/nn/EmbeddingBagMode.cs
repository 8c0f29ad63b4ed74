namespace TorchSharp;

/// <summary>How an embedding bag joins the vectors of a bag.</summary>
public enum EmbeddingBagMode
{
    /// <summary>Their sum.</summary>
    Sum = 0,

    /// <summary>Their mean.</summary>
    Mean = 1,

    /// <summary>The largest of each element.</summary>
    Max = 2,
}
