using System.Globalization;
using Meld.Storage;

namespace Meld.Cli;

/// <summary>Shows how far some work is: a line that is written over on a terminal; elsewhere a line for every step, and one now and then in a long one.</summary>
/// <param name="error">Where it goes.</param>
/// <param name="terminal">Whether that is a terminal.</param>
/// <param name="clock">What tells how fast it goes.</param>
internal sealed class ProgressLine(TextWriter error, bool terminal, TimeProvider clock) : IProgress<WorkProgress>, IDisposable
{
    private static readonly TimeSpan TerminalPause = TimeSpan.FromMilliseconds(100), LinePause = TimeSpan.FromSeconds(30);
    // Before the one, a pace is chance; what was before the other says nothing of now, such as clips that were found done.
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(1), Window = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly Queue<(long Time, long Done)> recent = new();
    private string step = "";
    private string shown = "";
    private long shownAt, notedAt;

    /// <summary>A line for standard error, or whatever stands in for it.</summary>
    public static ProgressLine For(TextWriter error) => new(error, terminal: error == Console.Error && !Console.IsErrorRedirected, TimeProvider.System);

    /// <inheritdoc/>
    public void Report(WorkProgress value)
    {
        lock (gate)
        {
            var isNew = value.Step != step;
            Note(value, isNew);
            if (!isNew && clock.GetElapsedTime(shownAt) < (terminal ? TerminalPause : LinePause)) return;
            shownAt = clock.GetTimestamp();
            if (terminal) Overwrite(Text(value));
            else error.WriteLine(isNew ? value.Step : Text(value));
        }
    }

    /// <summary>Writes a line that stays, above the one that is written over.</summary>
    public void WriteLine(string text)
    {
        lock (gate)
        {
            Clear();
            error.WriteLine(text);
        }
    }

    /// <summary>Clears the line.</summary>
    public void Dispose()
    {
        lock (gate) Clear();
    }

    private void Note(WorkProgress value, bool isNew)
    {
        if (isNew) recent.Clear();
        step = value.Step;
        if (!isNew && clock.GetElapsedTime(notedAt) < TerminalPause) return;
        notedAt = clock.GetTimestamp();
        recent.Enqueue((notedAt, value.Done));
        while (recent.Count > 2 && clock.GetElapsedTime(recent.Peek().Time) > Window) recent.Dequeue();
    }

    private void Overwrite(string text)
    {
        if (text == shown) return;
        error.Write($"\r{text.PadRight(shown.Length)}");
        shown = text;
    }

    private void Clear()
    {
        if (shown.Length > 0) error.Write($"\r{new string(' ', shown.Length)}\r");
        shown = "";
    }

    private string Text(WorkProgress value)
    {
        if (value.Share is not { } share) return value.Step;
        var culture = CultureInfo.InvariantCulture;
        var text = string.Create(culture, $"{value.Step}: {100 * share:0} %");
        var (elapsed, done) = (clock.GetElapsedTime(recent.Peek().Time), value.Done - recent.Peek().Done);
        if (elapsed < LeastTime || done <= 0) return text;
        var pace = done / elapsed.TotalSeconds;
        var left = TimeSpan.FromSeconds(Math.Min((value.Total!.Value - value.Done) / pace, TimeSpan.FromDays(99).TotalSeconds));
        return $"{text}, {Pace(pace, value.Unit)}, {ProgressText.Time(left)} left";
    }

    private static string Pace(double pace, string unit) => unit switch
    {
        "bytes" => string.Create(CultureInfo.InvariantCulture, $"{pace / 1e6:0.0} MB/s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{pace:#,0.#} {unit}/s"),
    };
}
