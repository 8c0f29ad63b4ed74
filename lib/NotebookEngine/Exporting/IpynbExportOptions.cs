namespace NotebookEngine.Exporting;

/// <summary>How a run is written as <c>.ipynb</c>.</summary>
public sealed record IpynbExportOptions
{
    /// <summary>
    /// The notebook's folder, against which relative <c>#r "x.dll"</c> are made absolute, so that the file works from anywhere on this
    /// machine; null to leave them.
    /// </summary>
    public string? ReferenceBase { get; init; }

    /// <summary>The kernel that a front end starts for the file.</summary>
    public string KernelName { get; init; } = ".net-csharp";
}
