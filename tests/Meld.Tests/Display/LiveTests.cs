using Meld.Display;
using Meld.Tests.Display.Hosts;

namespace Meld.Tests.Display;

public class LiveTests
{
    private readonly ManualClock clock = new();
    private readonly FakeHost host = new();

    [Fact]
    public void Update_FasterThanTheInterval_SkipsAllButTheLast()
    {
        using var live = new Live(host, clock);
        foreach (var value in Enumerable.Range(1, 5)) live.Update(value);
        Assert.Equal(["show 1"], host.Calls);
        clock.Advance(TimeSpan.FromMilliseconds(99));
        Assert.Equal(["show 1"], host.Calls);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(["show 1", "update 5"], host.Calls);
    }

    [Fact]
    public void Update_SlowerThanTheInterval_ShowsEach()
    {
        using var live = new Live(host, clock);
        foreach (var value in Enumerable.Range(1, 3))
        {
            live.Update(value);
            clock.Advance(TimeSpan.FromMilliseconds(150));
        }
        Assert.Equal(["show 1", "update 2", "update 3"], host.Calls);
    }

    [Fact]
    public void Complete_StateNotYetShown_ShowsItAtOnce()
    {
        var live = new Live(host, clock);
        live.Update(1);
        live.Update(2);
        live.Complete();
        live.Complete();
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["show 1", "update 2"], host.Calls);
        Assert.Throws<ObjectDisposedException>(() => live.Update(3));
    }

    [Fact]
    public void Complete_HostWithoutUpdates_ShowsOnlyTheLastState()
    {
        host.CanReplace = false;
        using (var live = new Live(host, clock))
        {
            live.Update(1);
            clock.Advance(TimeSpan.FromSeconds(1));
            live.Update(2);
            Assert.Empty(host.Calls);
        }
        Assert.Equal(["show 2"], host.Calls);
    }

    [Fact]
    public void Complete_NothingShown_DoesNothing()
    {
        new Live(host, clock).Complete();
        Assert.Empty(host.Calls);
    }

    [Fact]
    public void Update_AfterTheTimerFailed_ThrowsThatException()
    {
        var live = new Live(host, clock);
        live.Update(1);
        live.Update("throw");
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Throws<InvalidOperationException>(() => live.Update(3));
        Assert.Throws<InvalidOperationException>(live.Complete);
    }
}
