using System.Globalization;
using Meld.Weights;

namespace Meld.Cli;

/// <summary>Shows how far fetching is: a line that is written over on a terminal, and elsewhere a line for every step.</summary>
/// <param name="error">Where it goes.</param>
/// <param name="terminal">Whether that is a terminal.</param>
internal sealed class ProgressLine(TextWriter error, bool terminal) : IProgress<WeightsProgress>, IDisposable
{
    private string step = "";
    private string shown = "";

    /// <inheritdoc/>
    public void Report(WeightsProgress value)
    {
        if (!terminal)
        {
            if (value.Step != step) error.WriteLine(value.Step);
            step = value.Step;
            return;
        }
        var text = value.Share is { } share ? string.Create(CultureInfo.InvariantCulture, $"{value.Step}: {100 * share:0} %") : value.Step;
        if (text == shown) return;
        error.Write($"\r{text.PadRight(shown.Length)}");
        shown = text;
    }

    /// <summary>Clears the line.</summary>
    public void Dispose()
    {
        if (shown.Length > 0) error.Write($"\r{new string(' ', shown.Length)}\r");
    }
}
