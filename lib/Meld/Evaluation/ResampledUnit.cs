namespace Meld.Evaluation;

/// <summary>What a bootstrap draws anew.</summary>
public enum ResampledUnit
{
    /// <summary>Whole dialogues: the utterances of one depend on one another, so this is the honest choice.</summary>
    Dialogue,

    /// <summary>Single utterances, as if they were independent: narrower intervals, for comparing with papers that do so.</summary>
    Utterance,
}
