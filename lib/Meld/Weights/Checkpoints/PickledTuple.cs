namespace Meld.Weights.Checkpoints;

/// <summary>A tuple of a pickle.</summary>
/// <param name="items">Its items.</param>
// No record, nor are the other containers: what refers to itself would be printed or hashed without end.
internal sealed class PickledTuple(object?[] items)
{
    public object?[] Items { get; } = items;
}
