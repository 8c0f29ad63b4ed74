namespace Meld.Media;

/// <summary>The kinds of <see cref="FrameRule"/>.</summary>
public enum FrameRuleKind
{
    /// <summary>The first n frames.</summary>
    First = 1,

    /// <summary>n frames spread evenly over the clip.</summary>
    Spread = 2,

    /// <summary>Every n-th frame.</summary>
    EveryNth = 3,

    /// <summary>n frames per second.</summary>
    PerSecond = 4,
}
