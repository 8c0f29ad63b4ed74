namespace TorchSharp;

/// <summary>Counters of one thread over everything that dispose scopes hold.</summary>
public class ThreadDisposeScopeStatistics
{
    /// <summary>Made while no scope was open.</summary>
    public long CreatedOutsideScopeCount => TensorStatistics.CreatedOutsideScopeCount + PackedSequenceStatistics.CreatedOutsideScopeCount;

    /// <summary>Disposed while belonging to no scope.</summary>
    public long DisposedOutsideScopeCount => TensorStatistics.DisposedOutsideScopeCount + PackedSequenceStatistics.DisposedOutsideScopeCount;

    /// <summary>Made while a scope was open.</summary>
    public long CreatedInScopeCount => TensorStatistics.CreatedInScopeCount + PackedSequenceStatistics.CreatedInScopeCount;

    /// <summary>Disposed while belonging to a scope.</summary>
    public long DisposedInScopeCount => TensorStatistics.DisposedInScopeCount + PackedSequenceStatistics.DisposedInScopeCount;

    /// <summary>Given to a scope after they were made.</summary>
    public long AttachedToScopeCount => TensorStatistics.AttachedToScopeCount + PackedSequenceStatistics.AttachedToScopeCount;

    /// <summary>Taken out of their scope.</summary>
    public long DetachedFromScopeCount => TensorStatistics.DetachedFromScopeCount + PackedSequenceStatistics.DetachedFromScopeCount;

    /// <summary>Made and not disposed, as far as this thread knows.</summary>
    public long ThreadTotalLiveCount => TensorStatistics.ThreadTotalLiveCount + PackedSequenceStatistics.ThreadTotalLiveCount;

    /// <summary>The counters of tensors.</summary>
    public LifetimeStatistics TensorStatistics { get; } = new();

    /// <summary>The counters of packed sequences.</summary>
    public LifetimeStatistics PackedSequenceStatistics { get; } = new();

    /// <summary>Sets every counter to zero.</summary>
    public void Reset()
    {
        TensorStatistics.Reset();
        PackedSequenceStatistics.Reset();
    }

    /// <summary>The counters in two lines.</summary>
    public override string ToString() => $"tensors: {TensorStatistics}\npacked sequences: {PackedSequenceStatistics}";
}
