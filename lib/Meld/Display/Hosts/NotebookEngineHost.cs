using System.Reflection;

namespace Meld.Display.Hosts;

/// <summary>
/// NotebookEngine, through <c>string Display(object)</c> and <c>void Update(string, object)</c> of its public static class <c>DisplayHook</c>,
/// while its <c>bool IsActive</c> says that a notebook runs in this process.
/// </summary>
internal sealed class NotebookEngineHost(Func<object, string?> display, Action<string, object> update) : DisplayHost
{
    public override bool CanUpdate => true;

    /// <summary>The host, or null when no notebook of the engine runs here.</summary>
    public static DisplayHost? TryCreate(Func<string, Type?> type)
    {
        const BindingFlags PublicStatic = BindingFlags.Public | BindingFlags.Static;
        if (type("NotebookEngine.DisplayHook") is not { } hook || hook.GetProperty("IsActive", PublicStatic)?.GetValue(null) is not true) return null;
        var display = hook.GetMethod("Display", PublicStatic, [typeof(object)]);
        var update = hook.GetMethod("Update", PublicStatic, [typeof(string), typeof(object)]);
        return display is null || update is null
            ? null
            : new NotebookEngineHost(display.CreateDelegate<Func<object, string?>>(), update.CreateDelegate<Action<string, object>>());
    }

    public override Action<object> Show(object value)
    {
        var id = display(value);
        return id is null ? _ => { } : changed => update(id, changed);
    }
}
