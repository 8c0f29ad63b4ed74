namespace Meld.Cli;

/// <summary>Passes progress on at once, in the thread that reports it.</summary>
/// <typeparam name="T">What tells how far it is.</typeparam>
/// <param name="report">What is told.</param>
internal sealed class Reporter<T>(Action<T> report) : IProgress<T>
{
    /// <inheritdoc/>
    public void Report(T value) => report(value);
}
