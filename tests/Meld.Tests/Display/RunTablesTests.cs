using Meld.Display;
using Meld.Testing;
using Meld.Tracking;

namespace Meld.Tests.Display;

public sealed class RunTablesTests
{
    [Fact]
    public void Files_Directory_SaysWhatEachIs()
    {
        using var directory = new TemporaryDirectory();
        foreach (var name in RunFiles.All) directory.Write(name, "1234");
        directory.Write("events.out.tfevents.1.host", "12");
        var lines = RunTables.Files(directory.Path).ToString().Split('\n')[2..];
        Assert.Equal(RunFiles.All.Append("events.out.tfevents.1.host").Order(StringComparer.Ordinal), lines.Select(line => line.Split(' ')[0]));
        Assert.Equal("curves for TensorBoard", lines.Single(line => line.Contains("curves")).Split("  ")[^1]);
    }
}
