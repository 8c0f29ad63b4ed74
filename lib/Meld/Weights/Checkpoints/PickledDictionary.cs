namespace Meld.Weights.Checkpoints;

/// <summary>A dictionary of a pickle, in the order of its making. Keys are not compared: what they are is for those to say who look for one.</summary>
internal sealed class PickledDictionary
{
    public List<KeyValuePair<object?, object?>> Items { get; } = [];

    /// <summary>The value of a text key, or null where there is none or it is none of Python's.</summary>
    public object? Find(string key) => Items.FindLast(item => item.Key is string text && text == key).Value;
}
