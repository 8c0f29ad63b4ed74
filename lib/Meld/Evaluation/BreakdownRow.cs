namespace Meld.Evaluation;

/// <summary>One group of a <see cref="Breakdown"/>.</summary>
/// <param name="Group">Its name.</param>
/// <param name="Utterances">How many utterances it has, at least one.</param>
/// <param name="Scores">The model's scores on them.</param>
/// <param name="Reference">The reference model's scores on them; null where there is none.</param>
public sealed record BreakdownRow(string Group, int Utterances, GroupScores Scores, GroupScores? Reference)
{
    /// <summary>How far the model is above the reference; null where there is none.</summary>
    public GroupScores? Difference => Reference is { } reference ? Scores.Above(reference) : null;
}
