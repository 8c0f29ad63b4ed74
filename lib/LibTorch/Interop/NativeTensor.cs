namespace TorchSharp.Interop;

/// <summary>
/// Owns one native tensor at a time. The finalizer belongs here and not to <see cref="torch.Tensor"/>: an object with a finalizer costs several times
/// as much as one without, so these are used again and again. A tensor therefore keeps the stamp of its turn, and nobody with an old stamp gets in.
/// </summary>
/// <remarks>
/// <c>state</c> is the stamp, how many calls use the handle now, and a bit that says that it was closed meanwhile. Whoever ends the last use of a closed
/// one frees it. Freeing starts the next turn, in the same exchange that makes sure only one does it.
/// </remarks>
internal sealed class NativeTensor
{
    private const long Closed = 1;
    private const long OneUse = 2;
    private const int StampShift = 24;
    private const long Turn = 1L << StampShift;

    private long state;
    private long bytes;
    private IntPtr handle;

    // Nobody can use it any more, or the tensor that holds it would be alive.
    ~NativeTensor()
    {
        if (handle != 0) GiveBack(ThreadScopes.Current);
    }

    /// <summary>One for a native tensor, this thread's last spare one or a new one.</summary>
    /// <param name="scopes">Of this thread.</param>
    /// <param name="handle">A handle that owns a reference.</param>
    /// <param name="bytes">Bytes of a storage that came into being with it.</param>
    internal static NativeTensor Of(ThreadScopes scopes, IntPtr handle, long bytes)
    {
        var native = scopes.TakeSpare() ?? new NativeTensor();
        native.handle = handle;
        native.bytes = bytes;
        if (bytes > 0) NativePressure.Add(bytes);
        return native;
    }

    /// <summary>The present turn; to be read by who got it from <see cref="Of"/>.</summary>
    internal long Stamp => Volatile.Read(ref state) >> StampShift;

    /// <summary>Whether that turn is over.</summary>
    internal bool IsOver(long stamp)
    {
        var seen = Volatile.Read(ref state);
        return seen >> StampShift != stamp || (seen & Closed) != 0;
    }

    /// <summary>Keeps the native tensor alive until <see cref="Release"/>; zero, and nothing to release, when the turn is over.</summary>
    internal IntPtr Acquire(long stamp)
    {
        var seen = Interlocked.Add(ref state, OneUse);
        if (seen >> StampShift == stamp && (seen & Closed) == 0) return handle;
        Release();
        return 0;
    }

    internal void Release()
    {
        var left = Interlocked.Add(ref state, -OneUse);
        if ((left & (Turn - 1)) == Closed) FreeClosed(left, ThreadScopes.Current);
    }

    /// <summary>Ends a turn: frees the native tensor now, or at the end of the last call that uses it.</summary>
    /// <returns>Whether this call ended it; false when it was over.</returns>
    internal bool Close(long stamp, ThreadScopes scopes)
    {
        var unused = stamp << StampShift;
        if (Interlocked.CompareExchange(ref state, unused + Turn, unused) == unused)
        {
            Recycle(scopes);
            return true;
        }
        while (true)
        {
            var seen = Volatile.Read(ref state);
            if (seen >> StampShift != stamp || (seen & Closed) != 0) return false;
            if (Interlocked.CompareExchange(ref state, seen | Closed, seen) != seen) continue;
            FreeClosed(unused | Closed, scopes);
            return true;
        }
    }

    /// <summary>Hands the count of the bytes to another owner of the same memory, who counts them again.</summary>
    internal long TakeBytes()
    {
        var taken = Interlocked.Exchange(ref bytes, 0);
        if (taken > 0) NativePressure.Remove(taken);
        return taken;
    }

    /// <summary>Counts other bytes than before, when the tensor was given other memory.</summary>
    internal void ReplaceBytes(long present)
    {
        TakeBytes();
        NativePressure.Add(present);
        Interlocked.Exchange(ref bytes, present);
    }

    // Does nothing while a call still uses it: the state is another then.
    private void FreeClosed(long closed, ThreadScopes scopes)
    {
        if (Interlocked.CompareExchange(ref state, closed - Closed + Turn, closed) == closed) Recycle(scopes);
    }

    private void Recycle(ThreadScopes scopes)
    {
        GiveBack(scopes);
        if (scopes.AddSpare(this)) return;
#pragma warning disable CA1816 // Nobody holds it any more, and there is nothing left to finalize.
        GC.SuppressFinalize(this);
#pragma warning restore CA1816
    }

    private void GiveBack(ThreadScopes scopes)
    {
        NativeMethods.torch_tensor_free(handle);
        handle = 0;
        TakeBytes();
        scopes.Live.Value--;
    }
}
