using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What one thread knows of its tensors: the innermost dispose scope, the counters, and spare owners for the next ones.</summary>
internal sealed class ThreadScopes
{
    // As many as a large training step frees at once; more are left to the collector.
    private const int MostSpares = 8192;

    [ThreadStatic]
    private static ThreadScopes? current;

    private NativeTensor[] spares = new NativeTensor[64];
    private int spareCount;

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

    /// <summary>An owner without a tensor, if there is one.</summary>
    internal NativeTensor? TakeSpare() => spareCount == 0 ? null : spares[--spareCount];

    /// <summary>Keeps an owner for the next tensor; false when there are enough.</summary>
    internal bool AddSpare(NativeTensor spare)
    {
        if (spareCount == spares.Length)
        {
            if (spareCount == MostSpares) return false;
            Array.Resize(ref spares, spareCount * 2);
        }
        spares[spareCount++] = spare;
        return true;
    }

    internal void Disposed(Tensor tensor)
    {
        Statistics.TensorStatistics.Disposed(tensor.Scope is not null);
        tensor.Scope?.Forget(tensor);
    }
}
