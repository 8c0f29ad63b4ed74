namespace Meld.Tests.Media.Synthesis;

/// <summary>A test that has something spoken: counts as skipped where espeak-ng is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EspeakFactAttribute : FactAttribute
{
    public EspeakFactAttribute()
    {
        if (!IsThere) Skip = "There is no espeak-ng (Debian's package of that name).";
    }

    private static bool IsThere { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "espeak-ng")));
}
