using System.Runtime.ExceptionServices;

namespace Meld.Torch;

/// <summary>What a worker made: a batch, with all that belongs to it and to no scope, or an exception.</summary>
/// <typeparam name="S">A batch.</typeparam>
/// <param name="Batch">The batch.</param>
/// <param name="Disposables">What making it brought into being.</param>
/// <param name="Failure">The exception, in place of a batch.</param>
internal sealed record PrefetchedBatch<S>(S Batch, IReadOnlyList<IDisposable> Disposables, ExceptionDispatchInfo? Failure = null) : IDisposable
{
    /// <summary>An exception in place of a batch.</summary>
    internal static PrefetchedBatch<S> Failed(Exception exception) => new(default!, [], ExceptionDispatchInfo.Capture(exception));

    public void Dispose()
    {
        foreach (var disposable in Disposables) disposable.Dispose();
    }
}
