using System.Collections.Concurrent;
using Meld.Storage;

namespace Meld.Features.Filling;

/// <summary>Has each content worked on once, however many clips hold it. Safe for use from several threads.</summary>
internal sealed class ContentClaims
{
    private readonly ConcurrentDictionary<Digest, TaskCompletionSource<IReadOnlyList<StepOutcome>?>> claims = new();

    /// <summary>What became of a content: waits for whoever works on it, or works on it.</summary>
    /// <param name="content">The content.</param>
    /// <param name="work">Works on it; null where that says nothing of the content, so that the next clip that holds it is tried.</param>
    public IReadOnlyList<StepOutcome>? Get(Digest content, Func<IReadOnlyList<StepOutcome>?> work)
    {
        var mine = new TaskCompletionSource<IReadOnlyList<StepOutcome>?>(TaskCreationOptions.RunContinuationsAsynchronously);
        while (claims.GetOrAdd(content, mine) is var claim && claim != mine)
        {
            if (claim.Task.GetAwaiter().GetResult() is { } shared) return shared;
            claims.TryRemove(KeyValuePair.Create(content, claim));
        }
        IReadOnlyList<StepOutcome>? outcomes = null;
        try
        {
            return outcomes = work();
        }
        finally
        {
            mine.SetResult(outcomes);
        }
    }
}
