namespace NotebookEngine.Session;

/// <summary>What a client asks of the session process: run this cell. One request is answered before the next is read.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="Name">What compiler messages and stack traces call the cell, for example <c>cell 3</c>.</param>
internal sealed record SessionRequest(string Code, string Name);
