namespace Meld.Media;

/// <summary>What the processes of an <see cref="IsolatedClipReader"/> may take.</summary>
public sealed record IsolationSettings
{
    /// <summary>The settings that hold unless others are given.</summary>
    public static IsolationSettings Default { get; } = new();

    /// <summary>How many processes decode at once, at most; by default one for each core.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int Workers
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Workers), value, "At least one process must decode.");
    } = Environment.ProcessorCount;

    /// <summary>
    /// Bytes of address space of one process, its own code (a quarter of a GiB) and what it has decoded included; by default 2 GiB. A clip that takes more ends
    /// with <see cref="MediaProblem.Limit"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public long MemoryBytes
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(MemoryBytes), value, "A process takes memory.");
    } = 2L << 30;

    /// <summary>
    /// How many clips a process decodes before another takes its place. A clip that takes over its process cannot leave it, but may answer for the clips that
    /// come after it; with 1 there are none, at the price of a start (about 25 ms) for each clip.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int ClipsPerProcess
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(ClipsPerProcess), value, "A process must decode at least one clip.");
    } = 100;

    /// <summary>The program that decodes, or null for <c>media_worker</c> beside this library.</summary>
    internal string? Program { get; init; }
}
