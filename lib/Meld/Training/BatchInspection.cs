using Meld.Corpus;

namespace Meld.Training;

/// <summary>A batch on its way through the model and back.</summary>
public sealed record BatchInspection
{
    /// <summary>The utterances, dialogue by dialogue.</summary>
    public required IReadOnlyList<Utterance> Utterances { get; init; }

    /// <summary>Number of utterances of each dialogue.</summary>
    public required IReadOnlyList<int> Lengths { get; init; }

    /// <summary>The objective.</summary>
    public required double Loss { get; init; }

    /// <summary>What each head says.</summary>
    public required IReadOnlyList<HeadInspection> Heads { get; init; }

    /// <summary>What each module gave, in the order of the calls.</summary>
    public required IReadOnlyList<ModuleInspection> Modules { get; init; }

    /// <summary>The parameters that learn, in the model's order.</summary>
    public required IReadOnlyList<ParameterInspection> Parameters { get; init; }

    /// <summary>Euclidean norm of all gradients before clipping.</summary>
    public required double GradientNorm { get; init; }
}
