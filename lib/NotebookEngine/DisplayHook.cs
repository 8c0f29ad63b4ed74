using NotebookEngine.Hosting;
using NotebookEngine.Session;

namespace NotebookEngine;

/// <summary>
/// Shows values from a library that does not reference this engine. Such a library looks in its process's loaded assemblies for the
/// type <c>NotebookEngine.DisplayHook</c> and calls these members by reflection; when the type is not there or not active, it is not running
/// in a notebook of this engine. Both methods may be called from any thread while a cell runs. What comes after the cell's end is dropped, or counts to the
/// cell that runs by then.
/// A cell can show 1,000 values and 64 MiB; what is beyond is counted, and one value larger than that throws.
/// </summary>
public static class DisplayHook
{
    /// <summary>True in a notebook session's process, false in one that only uses this library, such as the runner's.</summary>
    public static bool IsActive => SessionHost.Channel is not null;

    /// <summary>Shows a value below the running cell.</summary>
    /// <param name="value">Formatted as the value of a cell's last expression is.</param>
    /// <returns>The display's id, for <see cref="Update"/>.</returns>
    /// <exception cref="InvalidOperationException">This process is no notebook session.</exception>
    public static string Display(object? value)
    {
        var id = Guid.NewGuid().ToString("N");
        var data = ValueFormatter.Format(value);
        Channel.Show(id, data, new SessionEvent.Display(id, data, IsResult: false));
        return id;
    }

    /// <summary>Replaces what a display shows, in place. A display of an earlier cell is not changed; the value is shown anew instead.</summary>
    /// <param name="displayId">What <see cref="Display"/> returned.</param>
    /// <param name="value">Formatted as the value of a cell's last expression is.</param>
    /// <exception cref="InvalidOperationException">This process is no notebook session.</exception>
    public static void Update(string displayId, object? value)
    {
        var data = ValueFormatter.Format(value);
        Channel.Show(displayId, data, new SessionEvent.Update(displayId, data));
    }

    private static CellChannel Channel =>
        SessionHost.Channel ?? throw new InvalidOperationException("NotebookEngine.DisplayHook works only in a notebook session's process.");
}
