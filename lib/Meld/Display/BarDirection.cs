namespace Meld.Display;

/// <summary>Which way bars grow.</summary>
public enum BarDirection
{
    /// <summary>To the right, labels beside them: for long labels or many of them.</summary>
    Horizontal,

    /// <summary>Upwards, labels below them.</summary>
    Vertical,
}
