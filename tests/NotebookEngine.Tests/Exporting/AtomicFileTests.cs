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

    [Theory]
    [InlineData("there")]
    [InlineData(null)]
    public async Task Write_ThroughALink_ReplacesWhatItLeadsTo(string? before)
    {
        var (link, target) = (folder.File("link.html"), folder.File("target.html"));
        if (before is not null) await File.WriteAllTextAsync(target, before);
        File.CreateSymbolicLink(link, "target.html");
        await AtomicFile.WriteAsync(link, "new");
        Assert.Equal("target.html", new FileInfo(link).LinkTarget);
        Assert.Equal("new", await File.ReadAllTextAsync(target));
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public void Check_LeavesNothing_AndKnowsWhatCannotBeWritten()
    {
        AtomicFile.Check(folder.File("new/a.html"));
        Assert.Empty(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
        Assert.Throws<IOException>(() => AtomicFile.Check(folder.File("new")));
        File.WriteAllText(folder.File("file"), "");
        Assert.ThrowsAny<IOException>(() => AtomicFile.Check(folder.File("file/a.html")));
    }
}
