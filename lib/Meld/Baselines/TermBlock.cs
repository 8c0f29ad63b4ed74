namespace Meld.Baselines;

/// <summary>Which of the linear baseline's two vocabularies a term belongs to.</summary>
public enum TermBlock
{
    /// <summary>Word n-grams.</summary>
    Words,

    /// <summary>Character n-grams within words.</summary>
    Characters,
}
