namespace Meld.Training;

/// <summary>Which floor.</summary>
public enum BaselineKind
{
    /// <summary>Always the most frequent label of train.</summary>
    Majority,

    /// <summary>Soft-max regression on TF-IDF of words and characters.</summary>
    Linear,
}
