namespace Meld.Metrics;

/// <summary>One number that says how good predictions are.</summary>
public enum Score
{
    /// <summary>Share of rows predicted as what they are.</summary>
    Accuracy,

    /// <summary>F1 of each label, weighted by its support: what the MELD literature reports.</summary>
    WeightedF1,

    /// <summary>F1 of each label, every label counting once.</summary>
    MacroF1,
}
