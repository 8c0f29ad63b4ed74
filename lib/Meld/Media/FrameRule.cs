namespace Meld.Media;

/// <summary>Which frames of a clip are taken. All rules speak of presentation order, never of the order in which a stream stores its frames.</summary>
public readonly record struct FrameRule
{
    private FrameRule(FrameRuleKind kind, int count, double rate) => (Kind, Count, Rate) = (kind, count, rate);

    /// <summary>What kind of rule it is.</summary>
    public FrameRuleKind Kind { get; }

    /// <summary>The n of <see cref="First"/>, <see cref="Spread"/> and <see cref="EveryNth"/>; 0 for <see cref="PerSecond"/>.</summary>
    public int Count { get; }

    /// <summary>Frames per second for <see cref="PerSecond"/>, else 0.</summary>
    public double Rate { get; }

    /// <summary>Every frame.</summary>
    public static FrameRule All { get; } = EveryNth(1);

    /// <summary>The first n frames, fewer where the clip has fewer. Decoding stops at the n-th.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is not positive.</exception>
    public static FrameRule First(int n) => new(FrameRuleKind.First, Positive(n), 0);

    /// <summary>
    /// Exactly n frames spread evenly over the clip: the frames on show at n moments from the first frame's time to the last frame's, both included, at even
    /// distances; the middle one for n = 1. Where the clip has fewer frames than n, some are taken more than once. With N frames at a constant rate these are
    /// frames floor(i (N - 1) / (n - 1)).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">n is not positive.</exception>
    public static FrameRule Spread(int n) => new(FrameRuleKind.Spread, Positive(n), 0);

    /// <summary>Frames 0, n, 2n and so on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is not positive.</exception>
    public static FrameRule EveryNth(int n) => new(FrameRuleKind.EveryNth, Positive(n), 0);

    /// <summary>The frames on show at 0, 1/rate, 2/rate seconds and so on from the first frame to the end of the clip.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not a positive number.</exception>
    public static FrameRule PerSecond(double rate) =>
        double.IsFinite(rate) && rate > 0
            ? new(FrameRuleKind.PerSecond, 0, rate)
            : throw new ArgumentOutOfRangeException(nameof(rate), rate, "Frames per second must be a positive number.");

    private static int Positive(int n) => n > 0 ? n : throw new ArgumentOutOfRangeException(nameof(n), n, "A number of frames must be positive.");
}
