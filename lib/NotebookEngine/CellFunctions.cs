using Microsoft.AspNetCore.Html;

namespace NotebookEngine;

/// <summary>The functions that every cell can call without a using, as in .NET Interactive.</summary>
public static class CellFunctions
{
#pragma warning disable IDE1006, CA1707 // The names are .NET Interactive's.
    /// <summary>Shows a value below the running cell.</summary>
    public static DisplayedValue display(object? value) => new(DisplayHook.Display(value));

    /// <summary>Text that is HTML already.</summary>
    public static IHtmlContent HTML(string html) => new HtmlString(html);
#pragma warning restore IDE1006, CA1707
}
