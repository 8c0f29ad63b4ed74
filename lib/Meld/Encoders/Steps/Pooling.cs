namespace Meld.Encoders.Steps;

/// <summary>What is kept of an encoder's states, one for each token or frame.</summary>
public enum Pooling
{
    /// <summary>The model's own pooled vector: of BERT, the first token's state through a layer and tanh. <c>[size]</c></summary>
    Pooler,

    /// <summary>The state of the last token, <c>[size]</c>.</summary>
    Last,

    /// <summary>The mean of all, <c>[size]</c>.</summary>
    Mean,

    /// <summary>The mean and the maximum of all, one behind the other: <c>[2 * size]</c>.</summary>
    MeanMax,

    /// <summary>All of them, <c>[tokens, size]</c>.</summary>
    None,
}
