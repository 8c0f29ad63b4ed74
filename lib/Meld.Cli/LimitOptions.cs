using System.CommandLine;
using System.Globalization;
using NotebookEngine.Running;
using NotebookEngine.Session;

namespace Meld.Cli;

/// <summary>The options that bound a notebook's run.</summary>
internal sealed class LimitOptions
{
    // Eleven days: what a timer can hold, with room.
    private const double MostSeconds = 1e6;

    private readonly Option<double?> cellTimeout = Seconds("--cell-timeout", "End a cell that runs longer, and its notebook with it");
    private readonly Option<double?> timeout = Seconds("--timeout", "End the run when it takes longer");
    private readonly Option<bool> stop = new("--stop") { Description = "Run no further cell of a notebook after one that fails" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(cellTimeout);
        command.Add(timeout);
        command.Add(stop);
    }

    /// <summary>The options as given; the session is the caller's to set.</summary>
    public RunOptions Read(ParseResult parsed) => new()
    {
        Session = new SessionOptions { WorkingDirectory = "." },
        CellTimeout = Span(parsed.GetValue(cellTimeout)),
        TotalTimeout = Span(parsed.GetValue(timeout)),
        StopOnError = parsed.GetValue(stop),
    };

    private static TimeSpan? Span(double? seconds) => seconds is { } value ? TimeSpan.FromSeconds(value) : null;

    private static Option<double?> Seconds(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "SECONDS",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds);
            if (isNumber && seconds is > 0 and < MostSeconds) return seconds;
            result.AddError($"{name} needs a number of seconds above 0, not '{text}'");
            return null;
        },
    };
}
