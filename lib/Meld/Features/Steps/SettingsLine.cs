using System.Globalization;
using System.Text;

namespace Meld.Features.Steps;

/// <summary>Writes the settings of a step as one text, <c>key=value key=value</c>: equal settings give equal text on every machine.</summary>
internal sealed class SettingsLine
{
    private readonly StringBuilder text = new();

    /// <summary>Adds a setting; null is written as <c>none</c>, numbers in the shortest digits that read back to the same bits.</summary>
    public SettingsLine Add(string key, object? value)
    {
        var written = value switch
        {
            null => "none",
            bool truth => truth ? "true" : "false",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
        text.Append(text.Length > 0 ? " " : "").Append(key).Append('=').Append(written);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
