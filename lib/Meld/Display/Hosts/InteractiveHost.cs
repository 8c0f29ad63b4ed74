using System.Reflection;

namespace Meld.Display.Hosts;

/// <summary>
/// .NET Interactive (Polyglot Notebooks), through <c>KernelInvocationContextExtensions.Display</c> and <c>DisplayedValue.Update</c>. The function
/// <c>display</c> of its scripts is of no use: since June 2025 its handle has another id than what it shows.
/// </summary>
internal sealed class InteractiveHost(object context, MethodInfo display) : DisplayHost
{
    private const string Namespace = "Microsoft.DotNet.Interactive.";

    public override bool CanUpdate => true;

    /// <summary>The host, or null when no cell runs.</summary>
    public static DisplayHost? TryCreate(Func<string, Type?> type)
    {
        var context = type(Namespace + "KernelInvocationContext")?.GetProperty("Current")?.GetValue(null);
        var display = type(Namespace + "KernelInvocationContextExtensions")?.GetMethods().FirstOrDefault(IsDisplay);
        return context is null || display is null ? null : new InteractiveHost(context, display);
    }

    public override Action<object> Show(object value)
    {
        // No MIME types: the value's own preferred ones.
        var shown = Call(display, null, context, value, Array.Empty<string>())!;
        var update = shown.GetType().GetMethod("Update", [typeof(object)])!;
        return changed => Call(update, shown, changed);
    }

    private static bool IsDisplay(MethodInfo method) =>
        method.Name == "Display" && method.GetParameters() is [_, { } value, { } mimeTypes]
        && value.ParameterType == typeof(object) && mimeTypes.ParameterType == typeof(string[]);

    private static object? Call(MethodInfo method, object? target, params object?[] arguments) =>
        method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}
