using System.Text.Json.Serialization;
using NotebookEngine.Documents;

namespace NotebookEngine.Session;

/// <summary>What the session process tells its client while a cell runs; in the order in which it happened.</summary>
[JsonDerivedType(typeof(Ready), "ready")]
[JsonDerivedType(typeof(Printed), "printed")]
[JsonDerivedType(typeof(Display), "display")]
[JsonDerivedType(typeof(Update), "update")]
[JsonDerivedType(typeof(Overflow), "overflow")]
[JsonDerivedType(typeof(Crash), "crash")]
[JsonDerivedType(typeof(Done), "done")]
public abstract record SessionEvent
{
    private SessionEvent()
    {
    }

    /// <summary>The session is warm; comes once, before any cell's events.</summary>
    public sealed record Ready : SessionEvent;

    /// <summary>Text was written to standard output or standard error.</summary>
    /// <param name="IsError">True for standard error.</param>
    /// <param name="Text">The text, as written.</param>
    public sealed record Printed(bool IsError, string Text) : SessionEvent;

    /// <summary>A value was shown.</summary>
    /// <param name="Id">Names the display for a later <see cref="Update"/>.</param>
    /// <param name="Data">Media type to text.</param>
    /// <param name="IsResult">True for the value of the cell's last expression.</param>
    public sealed record Display(string Id, IReadOnlyDictionary<string, string> Data, bool IsResult) : SessionEvent;

    /// <summary>An earlier display now shows something else.</summary>
    /// <param name="Id">The display's id.</param>
    /// <param name="Data">Media type to text.</param>
    public sealed record Update(string Id, IReadOnlyDictionary<string, string> Data) : SessionEvent;

    /// <summary>The cell wrote more than the stream limit; what follows is counted and not sent.</summary>
    public sealed record Overflow : SessionEvent;

    /// <summary>An exception that nothing caught is about to end the process.</summary>
    /// <param name="Error">The exception.</param>
    public sealed record Crash(CellError Error) : SessionEvent;

    /// <summary>The cell has ended; no event of it follows.</summary>
    /// <param name="Error">Why it failed, or null.</param>
    /// <param name="DroppedBytes">Bytes of managed console output beyond the stream limit.</param>
    /// <param name="DroppedDisplays">Displays and updates beyond what one cell may show.</param>
    public sealed record Done(CellError? Error, long DroppedBytes, int DroppedDisplays) : SessionEvent;
}
