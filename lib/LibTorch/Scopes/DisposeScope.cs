using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Disposes the tensors that were made on this thread while it was the innermost scope, unless they were moved or detached.
/// A scope belongs to the thread that opened it.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    // A gap is where a tensor left; gaps at the end are dropped at once, others when they are the greater part.
    private readonly List<Tensor?> tensors = [];
    private readonly HashSet<IDisposable> others = new(ReferenceEqualityComparer.Instance);
    private readonly int thread = Environment.CurrentManagedThreadId;
    private int gaps;

    internal DisposeScope()
    {
        var own = ThreadScopes.Current;
        Outer = own.Innermost;
        own.Innermost = this;
    }

    /// <summary>What this scope will dispose.</summary>
    public IReadOnlyList<IDisposable> DisposablesView => [.. tensors.Where(tensor => tensor is not null)!, .. others];

    /// <summary>How many objects this scope will dispose.</summary>
    public int DisposablesCount => tensors.Count - gaps + others.Count;

    /// <summary>The scope around this one.</summary>
    internal DisposeScope? Outer { get; private set; }

    /// <summary>Gives an object to this scope, out of the scope that holds it now.</summary>
    /// <param name="disposable">A tensor or anything else that can be disposed.</param>
    public void Attach(IDisposable disposable) => Attach([disposable]);

    /// <summary>Gives objects to this scope, out of the scopes that hold them now.</summary>
    /// <param name="disposables">Tensors or anything else that can be disposed.</param>
    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    /// <summary>Gives objects to this scope, out of the scopes that hold them now.</summary>
    /// <param name="disposables">Tensors or anything else that can be disposed.</param>
    /// <returns>The objects.</returns>
    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        IReadOnlyList<IDisposable> given = [.. disposables];
        foreach (var disposable in given)
        {
            if (Contains(disposable)) continue;
            Owner(disposable)?.Remove(disposable);
            StatisticsOf(disposable)?.Attached();
            Take(disposable);
        }
        return given;
    }

    /// <summary>Whether this scope will dispose the object.</summary>
    /// <param name="disposable">A tensor or anything else that can be disposed.</param>
    public bool Contains(IDisposable disposable) => disposable is Tensor tensor ? tensor.Scope == this : others.Contains(disposable);

    /// <summary>Takes an object out of this scope: it lives on until it is disposed by itself.</summary>
    /// <param name="disposable">What to keep.</param>
    /// <returns>The object.</returns>
    public T Detach<T>(T disposable)
        where T : IDisposable
    {
        Detach((IEnumerable<IDisposable>)[disposable]);
        return disposable;
    }

    /// <summary>Takes two objects out of this scope.</summary>
    /// <param name="first">What to keep.</param>
    /// <param name="second">What to keep.</param>
    /// <returns>The objects.</returns>
    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        Detach((IEnumerable<IDisposable>)[first, second]);
        return (first, second);
    }

    /// <summary>Takes three objects out of this scope.</summary>
    /// <param name="first">What to keep.</param>
    /// <param name="second">What to keep.</param>
    /// <param name="third">What to keep.</param>
    /// <returns>The objects.</returns>
    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        Detach((IEnumerable<IDisposable>)[first, second, third]);
        return (first, second, third);
    }

    /// <summary>Takes objects out of this scope.</summary>
    /// <param name="disposables">What to keep.</param>
    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    /// <summary>Takes objects out of this scope.</summary>
    /// <param name="disposables">What to keep.</param>
    public void Detach(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables.ToArray())
            if (Remove(disposable)) StatisticsOf(disposable)?.Detached();
    }

    /// <summary>Moves an object to another scope.</summary>
    /// <param name="scope">The scope that will dispose it; <see langword="null"/> for none.</param>
    /// <param name="disposable">What to move.</param>
    /// <returns>The object.</returns>
    public T MoveToOther<T>(DisposeScope? scope, T disposable)
        where T : IDisposable
    {
        MoveToOther(scope, (IEnumerable<IDisposable>)[disposable]);
        return disposable;
    }

    /// <summary>Moves two objects to another scope.</summary>
    /// <param name="scope">The scope that will dispose them; <see langword="null"/> for none.</param>
    /// <param name="first">What to move.</param>
    /// <param name="second">What to move.</param>
    /// <returns>The objects.</returns>
    public (T1 first, T2 second) MoveToOther<T1, T2>(DisposeScope? scope, T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        MoveToOther(scope, (IEnumerable<IDisposable>)[first, second]);
        return (first, second);
    }

    /// <summary>Moves three objects to another scope.</summary>
    /// <param name="scope">The scope that will dispose them; <see langword="null"/> for none.</param>
    /// <param name="first">What to move.</param>
    /// <param name="second">What to move.</param>
    /// <param name="third">What to move.</param>
    /// <returns>The objects.</returns>
    public (T1 first, T2 second, T3 third) MoveToOther<T1, T2, T3>(DisposeScope? scope, T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        MoveToOther(scope, (IEnumerable<IDisposable>)[first, second, third]);
        return (first, second, third);
    }

    /// <summary>Moves objects to another scope.</summary>
    /// <param name="scope">The scope that will dispose them; <see langword="null"/> for none.</param>
    /// <param name="disposables">What to move.</param>
    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) => MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    /// <summary>Moves objects to another scope.</summary>
    /// <param name="scope">The scope that will dispose them; <see langword="null"/> for none.</param>
    /// <param name="disposables">What to move.</param>
    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        if (scope is null) Detach(disposables);
        else
            foreach (var disposable in disposables.ToArray())
                if (Remove(disposable)) scope.Take(disposable);
    }

    /// <summary>Moves an object to the scope around this one.</summary>
    /// <param name="disposable">What to move.</param>
    /// <returns>The object.</returns>
    public T MoveToOuter<T>(T disposable)
        where T : IDisposable => MoveToOther(Outer, disposable);

    /// <summary>Moves two objects to the scope around this one.</summary>
    /// <param name="first">What to move.</param>
    /// <param name="second">What to move.</param>
    /// <returns>The objects.</returns>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable => MoveToOther(Outer, first, second);

    /// <summary>Moves three objects to the scope around this one.</summary>
    /// <param name="first">What to move.</param>
    /// <param name="second">What to move.</param>
    /// <param name="third">What to move.</param>
    /// <returns>The objects.</returns>
    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable => MoveToOther(Outer, first, second, third);

    /// <summary>Moves objects to the scope around this one.</summary>
    /// <param name="disposables">What to move.</param>
    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(Outer, (IEnumerable<IDisposable>)disposables);

    /// <summary>Moves objects to the scope around this one.</summary>
    /// <param name="disposables">What to move.</param>
    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(Outer, disposables);

    /// <summary>Disposes everything in this scope now; it stays open.</summary>
    public void DisposeEverything() => DisposeEverythingBut([]);

    /// <summary>Disposes everything in this scope but some objects, which stay in it.</summary>
    /// <param name="inKeep">What to keep.</param>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var kept = inKeep.Where(Contains).ToHashSet<IDisposable>(ReferenceEqualityComparer.Instance);
        IDisposable[] doomed = [.. DisposablesView.Where(disposable => !kept.Contains(disposable))];
        tensors.Clear();
        others.Clear();
        gaps = 0;
        foreach (var disposable in kept)
        {
            if (disposable is Tensor tensor) tensor.Scope = null;
            Take(disposable);
        }
        foreach (var disposable in doomed)
        {
            // Its place is gone already; only the count of those disposed in a scope is still to be right.
            if (disposable is Tensor tensor) tensor.ScopeSlot = -1;
            disposable.Dispose();
        }
    }

    /// <summary>Disposes everything in this scope but some objects, which stay in it.</summary>
    /// <param name="keep">What to keep.</param>
    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    /// <summary>Disposes everything in this scope but one object, which stays in it.</summary>
    /// <param name="keep">What to keep.</param>
    /// <returns>The object.</returns>
    public T DisposeEverythingBut<T>(T keep)
        where T : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[keep]);
        return keep;
    }

    /// <summary>Disposes everything in this scope but two objects, which stay in it.</summary>
    /// <param name="first">What to keep.</param>
    /// <param name="second">What to keep.</param>
    /// <returns>The objects.</returns>
    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second]);
        return (first, second);
    }

    /// <summary>Disposes everything in this scope but three objects, which stay in it.</summary>
    /// <param name="first">What to keep.</param>
    /// <param name="second">What to keep.</param>
    /// <param name="third">What to keep.</param>
    /// <returns>The objects.</returns>
    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second, third]);
        return (first, second, third);
    }

    /// <summary>Forgets an object that somebody disposed.</summary>
    /// <param name="disposable">What was disposed.</param>
    public void MarkAsDisposed(IDisposable disposable) => Remove(disposable);

    /// <summary>Disposes everything in this scope and closes it.</summary>
    public void Dispose()
    {
        DisposeEverything();
        var own = ThreadScopes.Current;
        if (own.Innermost == this)
        {
            own.Innermost = Outer;
            return;
        }
        // Closed out of order: the scopes inside go on.
        for (var scope = own.Innermost; scope is not null; scope = scope.Outer)
            if (scope.Outer == this) scope.Outer = Outer;
    }

    internal void Register(Tensor tensor)
    {
        tensor.Scope = this;
        tensor.ScopeSlot = tensors.Count;
        tensors.Add(tensor);
    }

    internal void Register(IDisposable disposable)
    {
        if (disposable is nn.utils.rnn.PackedSequence packed) packed.Scope = this;
        others.Add(disposable);
    }

    /// <summary>Drops a tensor that was disposed. From another thread it stays in the list, where disposing it again does nothing.</summary>
    internal void Forget(Tensor tensor)
    {
        if (Environment.CurrentManagedThreadId == thread) Remove(tensor);
    }

    private static DisposeScope? Owner(IDisposable disposable)
    {
        if (disposable is Tensor tensor) return tensor.Scope;
        if (disposable is nn.utils.rnn.PackedSequence packed) return packed.Scope;
        var scope = ThreadScopes.Current.Innermost;
        while (scope is not null && !scope.others.Contains(disposable)) scope = scope.Outer;
        return scope;
    }

    private static LifetimeStatistics? StatisticsOf(IDisposable disposable) => disposable switch
    {
        Tensor => ThreadScopes.Current.Statistics.TensorStatistics,
        nn.utils.rnn.PackedSequence => ThreadScopes.Current.Statistics.PackedSequenceStatistics,
        _ => null,
    };

    private void Take(IDisposable disposable)
    {
        if (disposable is Tensor tensor) Register(tensor);
        else Register(disposable);
    }

    private bool Remove(IDisposable disposable)
    {
        if (disposable is nn.utils.rnn.PackedSequence packed && packed.Scope == this) packed.Scope = null;
        if (disposable is not Tensor tensor) return others.Remove(disposable);
        if (tensor.Scope != this) return false;
        tensor.Scope = null;
        if (tensor.ScopeSlot < 0) return true;
        tensors[tensor.ScopeSlot] = null;
        gaps++;
        DropGaps();
        return true;
    }

    private void DropGaps()
    {
        while (tensors.Count > 0 && tensors[^1] is null)
        {
            tensors.RemoveAt(tensors.Count - 1);
            gaps--;
        }
        if (gaps <= 64 || gaps <= tensors.Count / 2) return;
        tensors.RemoveAll(tensor => tensor is null);
        for (var slot = 0; slot < tensors.Count; slot++) tensors[slot]!.ScopeSlot = slot;
        gaps = 0;
    }
}
