using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookEngine.Hosting;

/// <summary>
/// Values to media types, by Microsoft.DotNet.Interactive.Formatting, which also honours its <c>TypeFormatterSourceAttribute</c> by name.
/// A type with a public <c>string ToHtml()</c> and no formatter is shown by it.
/// </summary>
internal static class ValueFormatter
{
    private const string Html = "text/html";
    private const string Plain = "text/plain";

    /// <summary>The value in each media type its formatters prefer; what they throw is not caught.</summary>
    public static IReadOnlyDictionary<string, string> Format(object? value)
    {
        if (value is null) return new Dictionary<string, string> { [Plain] = Formatter.NullString };
        var type = value.GetType();
        if (IsScalar(type) && !HasFormatter(type)) return new Dictionary<string, string> { [Plain] = value.ToDisplayString(Plain) };
        if (ToHtmlMethod(type) is { } method && !HasFormatter(type)) return new Dictionary<string, string>
        {
            [Html] = (string?)method.Invoke(value, BindingFlags.DoNotWrapExceptions, null, null, null) ?? "",
            [Plain] = $"{value}",
        };
        return Formatter.GetPreferredMimeTypesFor(type).ToDictionary(mimeType => mimeType, mimeType => value.ToDisplayString(mimeType));
    }

    /// <summary>One value of which the formatter's HTML would be the same text in 500 characters of markup.</summary>
    private static bool IsScalar(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(decimal) || type == typeof(DateTime) || type == typeof(TimeSpan) || type == typeof(Guid);

    private static MethodInfo? ToHtmlMethod(Type type) =>
        type.GetMethod("ToHtml", Type.EmptyTypes) is { IsStatic: false } method && method.ReturnType == typeof(string) ? method : null;

    private static bool HasFormatter(Type type) =>
        type.GetCustomAttributes(inherit: true).Any(attribute => attribute.GetType().Name == nameof(TypeFormatterSourceAttribute))
        || Formatter.RegisteredFormatters(includeDefaults: false).Any(formatter => formatter.Type.IsAssignableFrom(type));
}
