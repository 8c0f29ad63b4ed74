namespace Meld.Display.Formatting;

/// <summary>Writes a visual in one MIME type; its members are found by name (<see cref="TypeFormatterSourceAttribute"/>).</summary>
internal sealed class VisualFormatter(string mimeType, Type type, Func<Visual, string> render)
{
    /// <summary>What <see cref="Format"/> writes.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>What it can format.</summary>
    public Type Type { get; } = type;

    /// <summary>Writes the instance, or returns false when it is nothing of that type.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (!Type.IsInstanceOfType(instance) || instance is not Visual visual) return false;
        writer.Write(render(visual));
        return true;
    }
}
