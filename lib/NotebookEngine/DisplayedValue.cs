namespace NotebookEngine;

/// <summary>Something that a cell shows and may change while it runs.</summary>
/// <param name="displayId">The display's id.</param>
public sealed class DisplayedValue(string displayId)
{
    /// <summary>Shows another value in the same place.</summary>
    public void Update(object? value) => DisplayHook.Update(displayId, value);
}
