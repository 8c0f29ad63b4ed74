namespace NotebookEngine.Session;

/// <summary>Kills the session when one cell's token is cancelled, and remembers whether it did: no other cell may be blamed for it.</summary>
internal sealed class KillSwitch : IAsyncDisposable
{
    private readonly CancellationTokenRegistration registration;
    private volatile bool used;

    /// <summary>Armed; used at once when the token is cancelled already.</summary>
    public KillSwitch(SessionProcess child, CancellationToken token) => registration = token.UnsafeRegister(
        _ =>
        {
            used = true;
            child.Kill();
        },
        null);

    /// <summary>From now on a cancellation kills nothing. True if one has killed.</summary>
    public async Task<bool> DisarmAsync()
    {
        await registration.DisposeAsync().ConfigureAwait(false);
        return used;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => registration.DisposeAsync();
}
