namespace TorchSharp;

/// <summary>How many objects of one kind a thread made and disposed, inside and outside dispose scopes.</summary>
public class LifetimeStatistics
{
    /// <summary>Made while no scope was open.</summary>
    public long CreatedOutsideScopeCount { get; private set; }

    /// <summary>Disposed while belonging to no scope.</summary>
    public long DisposedOutsideScopeCount { get; private set; }

    /// <summary>Made while a scope was open.</summary>
    public long CreatedInScopeCount { get; private set; }

    /// <summary>Disposed while belonging to a scope, by it or by themselves.</summary>
    public long DisposedInScopeCount { get; private set; }

    /// <summary>Given to a scope after they were made.</summary>
    public long AttachedToScopeCount { get; private set; }

    /// <summary>Taken out of their scope.</summary>
    public long DetachedFromScopeCount { get; private set; }

    /// <summary>Made and not disposed, as far as this thread knows.</summary>
    public long ThreadTotalLiveCount => CreatedOutsideScopeCount + CreatedInScopeCount - DisposedOutsideScopeCount - DisposedInScopeCount;

    /// <summary>Sets every counter to zero.</summary>
    public void Reset() =>
        CreatedOutsideScopeCount = DisposedOutsideScopeCount = CreatedInScopeCount = DisposedInScopeCount = AttachedToScopeCount = DetachedFromScopeCount = 0;

    /// <summary>The counters in one line.</summary>
    public override string ToString() =>
        $"live {ThreadTotalLiveCount}; created {CreatedInScopeCount} in scopes and {CreatedOutsideScopeCount} outside; "
        + $"disposed {DisposedInScopeCount} in scopes and {DisposedOutsideScopeCount} outside; attached {AttachedToScopeCount}; detached {DetachedFromScopeCount}";

    internal void Created(bool inScope)
    {
        if (inScope) CreatedInScopeCount++;
        else CreatedOutsideScopeCount++;
    }

    internal void Disposed(bool inScope)
    {
        if (inScope) DisposedInScopeCount++;
        else DisposedOutsideScopeCount++;
    }

    internal void Attached() => AttachedToScopeCount++;

    internal void Detached() => DetachedFromScopeCount++;
}
