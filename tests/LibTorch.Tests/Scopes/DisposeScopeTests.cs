using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.Scopes;

public class DisposeScopeTests
{
    [Fact]
    public void Dispose_TakesWhatWasMadeInside_AndLeavesTheRest()
    {
        using var outside = ones(2);
        Tensor inside, moved, detached;
        using (var outer = NewDisposeScope())
        {
            using (var scope = NewDisposeScope())
            {
                inside = outside + 1;
                moved = scope.MoveToOuter(outside + 2);
                detached = (outside + 3).DetachFromDisposeScope();
                Assert.Equal(1, scope.DisposablesCount);
            }
            Assert.True(inside.IsInvalid);
            Assert.False(moved.IsInvalid);
            Assert.True(outer.Contains(moved));
        }
        Assert.True(moved.IsInvalid);
        Assert.False(outside.IsInvalid);
        Assert.Equal(4, detached[0].item<float>());
        detached.Dispose();
    }

    [Fact]
    public void MoveToOuter_WithoutAnOuterScope_Detaches()
    {
        Tensor kept;
        using (var scope = NewDisposeScope()) kept = scope.MoveToOuter(ones(1));

        Assert.Equal(1, kept.item<float>());
        kept.Dispose();
    }

    [Fact]
    public void DisposeEverythingBut_KeepsTheScopeOpenAndTheKeptInside()
    {
        Tensor kept;
        using (var scope = NewDisposeScope())
        {
            var dropped = ones(1);
            kept = ones(1);
            Assert.Same(kept, scope.DisposeEverythingBut(kept));
            Assert.True(dropped.IsInvalid);
            Assert.Equal([kept], scope.DisposablesView);
            var later = ones(1);
            Assert.Equal(2, scope.DisposablesCount);
            Assert.False(later.IsInvalid);
        }
        Assert.True(kept.IsInvalid);
    }

    [Fact]
    public void AttachAndMoveToOther_ChangeTheOwner()
    {
        using var first = NewDisposeScope();
        var tensor = ones(1);
        using var second = NewDisposeScope();
        second.Attach(tensor);
        Assert.False(first.Contains(tensor));
        Assert.True(second.Contains(tensor));
        second.MoveToOther(first, tensor);
        Assert.True(first.Contains(tensor));
        using var other = new MemoryStream();
        second.Attach(other);
        Assert.Equal([other], second.DisposablesView);
    }

    [Fact]
    public void TensorsDisposedOneByOne_LeaveTheScopeSmall()
    {
        using var scope = NewDisposeScope();
        var kept = Enumerable.Range(0, 3).Select(_ => ones(1)).ToArray();
        for (var i = 0; i < 10_000; i++)
        {
            var early = ones(1);
            ones(1).Dispose();
            early.Dispose();
        }
        Assert.Equal(3, scope.DisposablesCount);
        kept[1].Dispose();
        Assert.Equal([kept[0], kept[2]], scope.DisposablesView);
    }

    [Fact]
    public void ScopesClosedOutOfOrder_DisposeTheirOwnOnly()
    {
        var outer = NewDisposeScope();
        var first = ones(1);
        var inner = NewDisposeScope();
        var second = ones(1);
        outer.Dispose();
        Assert.True(first.IsInvalid);
        Assert.False(second.IsInvalid);
        var third = ones(1);
        Assert.True(inner.Contains(third));
        inner.Dispose();
        Assert.True(second.IsInvalid && third.IsInvalid);
        Assert.Null(CurrentDisposeScope);
    }

    [Fact]
    public void OtherThreads_HaveTheirOwnScopes_AndMayDisposeWhatIsInOurs()
    {
        using var scope = NewDisposeScope();
        var ours = ones(1);
        Tensor? theirs = null;
        var thread = new Thread(() =>
        {
            theirs = ones(1);
            ours.Dispose();
        });
        thread.Start();
        thread.Join();
        Assert.False(scope.Contains(theirs!));
        Assert.True(ours.IsInvalid);
        theirs!.Dispose();
    }

    [Fact]
    public void Statistics_CountByPlaceOfBirthAndDeath()
    {
        var thread = new Thread(() =>
        {
            var statistics = DisposeScopeManager.Statistics.TensorStatistics;
            var outside = zeros(1);
            outside.Dispose();
            using (var scope = NewDisposeScope())
            {
                zeros(1);
                scope.Detach(zeros(1)).Dispose();
            }
            Assert.Equal((1, 1), (statistics.CreatedOutsideScopeCount, statistics.CreatedInScopeCount - 1));
            Assert.Equal((2, 1), (statistics.DisposedOutsideScopeCount, statistics.DisposedInScopeCount));
            Assert.Equal(1, statistics.DetachedFromScopeCount);
            Assert.Equal(0, statistics.ThreadTotalLiveCount);
        });
        thread.Start();
        thread.Join();
    }

    [Fact]
    public void WrappedTensorDisposeScope_KeepsTheResultAlone()
    {
        Tensor? inside = null;
        using var result = WrappedTensorDisposeScope(() =>
        {
            inside = ones(3);
            return inside.sum();
        });
        Assert.True(inside!.IsInvalid);
        Assert.Equal(3, result.item<float>());
    }
}
