namespace NotebookEngine.Documents;

/// <summary>A text is not a <c>.dib</c> notebook; the message says why.</summary>
/// <param name="message">What is wrong, as one sentence.</param>
/// <param name="line">The 1-based line in which it is wrong.</param>
public sealed class DibFormatException(string message, int line) : FormatException($"line {line}: {message}")
{
    /// <summary>The 1-based line in which the text is wrong.</summary>
    public int Line { get; } = line;
}
