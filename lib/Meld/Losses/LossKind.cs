namespace Meld.Losses;

/// <summary>The loss of a head.</summary>
public enum LossKind
{
    /// <summary>Negative logarithm of the true label's probability.</summary>
    CrossEntropy,
}
