using System.Reflection;

namespace Meld.Display.Hosts;

/// <summary>Verso, through <c>DisplayExtensions.Display(object, string)</c>; it cannot replace what a cell has shown.</summary>
internal sealed class VersoHost(MethodInfo display) : DisplayHost
{
    public override bool CanUpdate => false;

    /// <summary>The host, or null when Verso is not loaded.</summary>
    public static DisplayHost? TryCreate(Func<string, Type?> type)
    {
        var display = type("Verso.Abstractions.DisplayExtensions")?.GetMethod("Display", [typeof(object), typeof(string)]);
        return display is null ? null : new VersoHost(display);
    }

    public override Action<object> Show(object value)
    {
        // No MIME type: Verso finds ToHtml by its name.
        display.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [value, null], null);
        return _ => { };
    }
}
