using Meld.Display;
using Meld.Display.Hosts;

namespace Meld.Tests.Display.Hosts;

public sealed class DisplayHostTests : IDisposable
{
    private static readonly Dictionary<string, Type> Types = new()
    {
        ["NotebookEngine.DisplayHook"] = typeof(FakeDisplayHook),
        ["Microsoft.DotNet.Interactive.KernelInvocationContext"] = typeof(FakeKernelInvocationContext),
        ["Microsoft.DotNet.Interactive.KernelInvocationContextExtensions"] = typeof(FakeKernelInvocationContextExtensions),
        ["Verso.Abstractions.DisplayExtensions"] = typeof(FakeDisplayExtensions),
    };

    private readonly StringWriter console = new();

    public void Dispose() => console.Dispose();

    [Fact]
    public void Find_NotebookEngine_ShowsAndUpdatesThroughTheHook()
    {
        FakeDisplayHook.Calls.Clear();
        var host = Find("NotebookEngine", "Microsoft", "Verso");
        host.Show("one")("two");
        Assert.True(host.CanUpdate);
        Assert.Equal(["display one", "update id-1 two"], FakeDisplayHook.Calls);
    }

    [Fact]
    public void Find_NotebookEngineWithoutANotebook_IsTheNextHost()
    {
        FakeDisplayHook.IsActive = false;
        try
        {
            Assert.IsType<ConsoleHost>(Find("NotebookEngine"));
        }
        finally
        {
            FakeDisplayHook.IsActive = true;
        }
    }

    [Fact]
    public void Find_Interactive_ShowsAndUpdatesThroughTheContext()
    {
        using var cell = FakeKernelInvocationContext.Begin();
        var host = Find("Microsoft", "Verso");
        host.Show("one")("two");
        Assert.True(host.CanUpdate);
        Assert.Equal(["display one", "update two"], cell.Calls);
    }

    [Fact]
    public void Find_InteractiveOutsideACell_IsTheNextHost() => Assert.False(Find("Microsoft").CanUpdate);

    [Fact]
    public void Find_Verso_ShowsWithoutUpdates()
    {
        FakeDisplayExtensions.Calls.Clear();
        var host = Find("Verso");
        host.Show("one")("two");
        Assert.False(host.CanUpdate);
        Assert.Equal(["display one"], FakeDisplayExtensions.Calls);
    }

    [Fact]
    public void Find_NoNotebook_WritesText()
    {
        Find().Show(Table.Of(["A"], [[1]]));
        Assert.Equal("A\n-\n1\n", console.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Show_HostThrows_TheExceptionIsNotWrapped()
    {
        using var cell = FakeKernelInvocationContext.Begin();
        Assert.Throws<InvalidOperationException>(() => Find("Microsoft").Show("throw"));
    }

    private DisplayHost Find(params string[] prefixes) =>
        DisplayHost.Find(name => Array.Exists(prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)) ? Types[name] : null, console);
}
