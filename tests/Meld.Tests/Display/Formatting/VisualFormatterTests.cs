using System.Reflection;
using Meld.Display;

namespace Meld.Tests.Display.Formatting;

/// <summary>Finds the formatters as .NET Interactive does: by names alone.</summary>
public class VisualFormatterTests
{
    private static readonly Visual Shown = DisplayExamples.All["bar"];

    [Fact]
    public void Attribute_OnEveryVisual_IsFoundByName()
    {
        Assert.All(DisplayExamples.All.Values, visual => Assert.NotNull(Attribute(visual)));
        var preferred = (string[])Property(Attribute(Shown)!, "PreferredMimeTypes")!;
        Assert.Equal(["text/html", "text/plain"], preferred);
    }

    [Fact]
    public void Formatters_CalledByName_WriteHtmlAndText()
    {
        var type = (Type)Property(Attribute(Shown)!, "FormatterSourceType")!;
        var source = Activator.CreateInstance(type)!;
        var created = (IEnumerable<object>)type.GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
        var formatters = created.ToDictionary(formatter => (string)Property(formatter, "MimeType")!);
        Assert.Equal(Shown.ToHtml(), Format(formatters["text/html"], Shown));
        Assert.Equal(Shown.ToString(), Format(formatters["text/plain"], Shown));
        Assert.Null(Format(formatters["text/html"], "something else"));
        Assert.All(formatters.Values, formatter => Assert.Equal(typeof(Visual), Property(formatter, "Type")));
    }

    [Fact]
    public void Formatters_OfMermaid_WriteItsTextTooAndNothingElse()
    {
        var mermaid = (Mermaid)DisplayExamples.All["mermaid"];
        Assert.Equal(["text/html", "text/vnd.mermaid", "text/plain"], (string[])Property(Attribute(mermaid)!, "PreferredMimeTypes")!);
        var type = (Type)Property(Attribute(mermaid)!, "FormatterSourceType")!;
        var created = (IEnumerable<object>)type.GetMethod("CreateTypeFormatters")!.Invoke(Activator.CreateInstance(type), null)!;
        var formatters = created.ToDictionary(formatter => (string)Property(formatter, "MimeType")!);
        Assert.Equal(mermaid.Text, Format(formatters["text/vnd.mermaid"], mermaid));
        Assert.Equal(mermaid.ToHtml(), Format(formatters["text/html"], mermaid));
        Assert.Equal(mermaid.ToString(), Format(formatters["text/plain"], mermaid));
        Assert.Null(Format(formatters["text/vnd.mermaid"], Shown));
        Assert.All(formatters.Values, formatter => Assert.Equal(typeof(Mermaid), Property(formatter, "Type")));
    }

    [Fact]
    public void ToHtml_OfEveryVisual_IsPublicForVerso() =>
        Assert.All(
            DisplayExamples.All.Values,
            visual => Assert.Equal(typeof(string), visual.GetType().GetMethod("ToHtml", Type.EmptyTypes)!.ReturnType));

    private static object? Attribute(Visual visual) =>
        visual.GetType().GetCustomAttributes(inherit: true).SingleOrDefault(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute");

    private static object? Property(object target, string name) =>
        target.GetType().GetProperty(name, BindingFlags.Public | BindingFlags.Instance)!.GetValue(target);

    private static string? Format(object formatter, object value)
    {
        var writer = new StringWriter();
        return (bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [value, writer])! ? writer.ToString() : null;
    }
}
