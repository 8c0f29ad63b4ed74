namespace Meld.Display;

/// <summary>Which value of a column is emphasised.</summary>
public enum Best
{
    /// <summary>None.</summary>
    None,

    /// <summary>The largest, as for a score.</summary>
    Highest,

    /// <summary>The smallest, as for a loss.</summary>
    Lowest,
}
