using NotebookEngine.Documents;

namespace NotebookEngine.Tests.Session;

/// <summary>What a test cell did.</summary>
public sealed record CellRun(CellError? Error, IReadOnlyList<string> Outputs);
