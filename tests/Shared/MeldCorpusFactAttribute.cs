namespace Meld.Testing;

/// <summary>A test on MELD's real annotations: runs when MELD_CORPUS names their directory, counts as skipped otherwise.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MeldCorpusFactAttribute : FactAttribute
{
    public MeldCorpusFactAttribute()
    {
        if (string.IsNullOrEmpty(Directory)) Skip = Reason;
    }

    /// <summary>The directory, or an empty string when the test is skipped.</summary>
    public static string Directory { get; } = Environment.GetEnvironmentVariable("MELD_CORPUS") ?? "";

    private const string Reason = "MELD_CORPUS names no directory with MELD's annotations.";
}
