namespace Meld.Corpus;

/// <summary>The three parts of a corpus. Everything is chosen on <see cref="Dev"/>; <see cref="Test"/> is reported once.</summary>
public enum Split
{
    /// <summary>What a model is fitted on.</summary>
    Train,

    /// <summary>What settings are chosen on.</summary>
    Dev,

    /// <summary>What a frozen experiment is reported on.</summary>
    Test,
}
