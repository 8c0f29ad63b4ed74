namespace Meld.Baselines;

/// <summary>A fitted floor to compare models with.</summary>
public interface IBaseline
{
    /// <summary>Number of labels.</summary>
    int LabelCount { get; }

    /// <summary>Probability of each label for each text, <c>[texts, labels]</c>; rows sum to 1.</summary>
    double[][] Probabilities(IReadOnlyList<string> texts);
}
