namespace Meld.Storage;

/// <summary>Where this user keeps what can be had or computed again: weights and features.</summary>
public static class CacheFolder
{
    /// <summary><c>$MELD_CACHE</c>, or where that is not set <c>~/.cache/meld</c>.</summary>
    public static string Default => Environment.GetEnvironmentVariable("MELD_CACHE") is { Length: > 0 } set
        ? set
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "meld");
}
