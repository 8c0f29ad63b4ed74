namespace Meld.Display.Formatting;

/// <summary>
/// Names the formatters of a type for .NET Interactive, which recognises this attribute by its name alone
/// (github.com/dotnet/interactive, docs/formatting.md), so no package is needed.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>A type with a public parameterless constructor and a method <c>CreateTypeFormatters</c>.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types that one output carries.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
