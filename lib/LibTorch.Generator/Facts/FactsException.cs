namespace LibTorch.Generator.Facts;

/// <summary>A line of the facts that does not follow their notation.</summary>
public sealed class FactsException : Exception
{
    /// <summary>Says what is wrong in which line.</summary>
    /// <param name="line">The line's number, from 1.</param>
    /// <param name="problem">What was expected there.</param>
    /// <param name="text">The line itself.</param>
    public FactsException(int line, string problem, string text) : base($"Facts, line {line}: {problem} in: {text}") => Line = line;

    /// <summary>The line's number, from 1.</summary>
    public int Line { get; }
}
