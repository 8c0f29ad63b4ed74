using NotebookEngine.Documents;
using NotebookEngine.Running;
using NotebookEngine.Session;

namespace NotebookEngine.Tests.Session;

/// <summary>One warm session for every test that leaves it alive.</summary>
public sealed class SessionFixture : IAsyncLifetime
{
    private NotebookSession? session;
    private int cells;

    public string Folder { get; } = Directory.CreateTempSubdirectory("notebook-test-").FullName;

    public Task InitializeAsync()
    {
        session = NotebookSession.Start(new SessionOptions { WorkingDirectory = Folder, StreamLimit = 10_000 });
        return session.WaitUntilReadyAsync();
    }

    public async Task DisposeAsync()
    {
        await session!.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Runs a cell named <c>cell N</c>; returns its error, if any, and its outputs as short lines.</summary>
    public async Task<CellRun> RunAsync(string code)
    {
        var outputs = new OutputCollector();
        var result = await session!.ExecuteAsync(code, $"cell {++cells}", outputs.Add);
        Assert.False(result.SessionEnded);
        return new CellRun(result.Error, [.. outputs.Finish().Select(Describe)]);
    }

    private static string Describe(CellOutput output) => output switch
    {
        CellOutput.Printed { IsError: true } printed => "stderr " + printed.Text,
        CellOutput.Printed printed => "stdout " + printed.Text,
        CellOutput.Display { IsResult: true } result => "result " + Describe(result.Data),
        CellOutput.Display display => "display " + Describe(display.Data),
        _ => throw new ArgumentException($"unknown output {output}"),
    };

    private static string Describe(IReadOnlyDictionary<string, string> data) => string.Join(" & ", data.Select(pair => $"{pair.Key}={pair.Value}"));
}
