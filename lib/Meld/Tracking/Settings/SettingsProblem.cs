namespace Meld.Tracking.Settings;

/// <summary>One thing that is wrong in a settings file or in an override of it.</summary>
/// <param name="Source">Path of the file, or <c>override `a.b=value`</c>.</param>
/// <param name="Line">Line in the file, the first being 1; null for an override.</param>
/// <param name="Message">What is wrong and, where it helps, what was expected.</param>
public sealed record SettingsProblem(string Source, int? Line, string Message)
{
    /// <summary>One sentence: <c>x.yaml, line 7: unknown key `training.epoch`; did you mean `training.epochs`?</c></summary>
    public override string ToString() => Source + (Line is { } line ? $", line {line}" : "") + ": " + Message;
}
