using NotebookEngine.Exporting;

namespace NotebookEngine.Tests.Exporting;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Write_MakesTheFolderAndLeavesNothingElse()
    {
        var path = folder.File("new/out.html");
        await AtomicFile.WriteAsync(path, "one");
        await AtomicFile.WriteAsync(path, "two");
        Assert.Equal("two", await File.ReadAllTextAsync(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public async Task CancelledWrite_LeavesWhatWasThere()
    {
        var path = folder.File("out.html");
        await AtomicFile.WriteAsync(path, "one");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AtomicFile.WriteAsync(path, "two", new CancellationToken(canceled: true)));
        Assert.Equal("one", await File.ReadAllTextAsync(path));
        Assert.Single(Directory.GetFiles(folder.Path));
    }
}
