namespace NotebookEngine.Session;

/// <summary>How a session process is started.</summary>
public sealed record SessionOptions
{
    /// <summary>The process's working directory, against which relative <c>#r</c> and file names are resolved.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Environment variables to set; a null value removes the variable.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Bytes of console output kept of one cell, managed and native each; what is beyond is counted. One MiB by default.</summary>
    public int StreamLimit { get; init; } = 1 << 20;
}
