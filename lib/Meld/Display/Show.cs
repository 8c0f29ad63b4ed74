using Meld.Display.Hosts;

namespace Meld.Display;

/// <summary>Shows values in whatever notebook or terminal the code runs in.</summary>
public static class Show
{
    /// <summary>Shows a value: a <see cref="Visual"/> as a picture or table, anything else as the host shows it.</summary>
    public static void Value(object value) => DisplayHost.Find().Show(value);

    /// <summary>Shows a piece of HTML as it is; in a terminal, its words.</summary>
    public static void Html(string html) => Value(new HtmlFragment(html));

    /// <summary>
    /// Begins an output that changes in place, at most ten times a second. Call <see cref="Display.Live.Complete"/> at the end of the cell.
    /// Where the host cannot change an output (Verso, a terminal), the last state is shown then.
    /// </summary>
    /// <param name="clock">The clock that paces updates; the system's when null.</param>
    public static Live Live(TimeProvider? clock = null) => new(DisplayHost.Find(), clock ?? TimeProvider.System);
}
