using Meld.Media;

namespace Meld.Features.Steps;

/// <summary>Which frames of a clip <see cref="VideoDecodeStep"/> takes.</summary>
public enum VideoFrameRule
{
    /// <summary>A number of frames spread evenly over the clip (<see cref="FrameRule.Spread"/>).</summary>
    Spread,

    /// <summary>The first frames (<see cref="FrameRule.First"/>).</summary>
    First,

    /// <summary>Every n-th frame (<see cref="FrameRule.EveryNth"/>).</summary>
    Every,

    /// <summary>A number of frames a second (<see cref="FrameRule.PerSecond"/>).</summary>
    PerSecond,

    /// <summary>Every frame (<see cref="FrameRule.All"/>).</summary>
    All,
}
