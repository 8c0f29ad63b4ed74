using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What one thread knows of its dispose scopes: the innermost one and the counters.</summary>
internal sealed class ThreadScopes
{
    [ThreadStatic]
    private static ThreadScopes? current;

    /// <summary>This thread's own.</summary>
    internal static ThreadScopes Current => current ??= new ThreadScopes();

    /// <summary>The scope in which new tensors register; <see langword="null"/> outside any.</summary>
    internal DisposeScope? Innermost { get; set; }

    internal ThreadDisposeScopeStatistics Statistics { get; } = new();

    /// <summary>Tensors this thread made, less those it freed.</summary>
    internal LiveCount Live { get; } = LiveCount.OfNewThread();

    ~ThreadScopes() => Live.Retire();

    internal void Created(Tensor tensor)
    {
        Live.Value++;
        Statistics.TensorStatistics.Created(Innermost is not null);
        Innermost?.Register(tensor);
    }

    internal void Disposed(Tensor tensor)
    {
        Statistics.TensorStatistics.Disposed(tensor.Scope is not null);
        tensor.Scope?.Forget(tensor);
    }
}
