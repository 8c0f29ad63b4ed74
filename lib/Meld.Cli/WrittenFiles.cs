namespace Meld.Cli;

/// <summary>What became of a run's files.</summary>
/// <param name="Paths">Those that are there.</param>
/// <param name="Problems">A sentence for each of the others.</param>
internal sealed record WrittenFiles(IReadOnlyList<string> Paths, IReadOnlyList<string> Problems)
{
    /// <summary>Whether one of them is a page to look things up in.</summary>
    public bool HasPage => Paths.Any(path => path.EndsWith(".html", StringComparison.Ordinal));
}
