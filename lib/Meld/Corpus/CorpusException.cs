namespace Meld.Corpus;

/// <summary>The annotations cannot be used; carries every problem found, not just the first.</summary>
public sealed class CorpusException : Exception
{
    /// <summary>Makes the exception from at least one problem.</summary>
    public CorpusException(IReadOnlyList<CorpusProblem> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    /// <summary>Everything wrong, in the order of files and rows.</summary>
    public IReadOnlyList<CorpusProblem> Problems { get; }
}
