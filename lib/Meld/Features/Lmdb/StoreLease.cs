using System.Runtime.InteropServices;

namespace Meld.Features.Lmdb;

/// <summary>Somebody's use of a store's data file. Who reads holds it too: the file stays open, and mapped, until the last of them has ended.</summary>
internal sealed class StoreLease : SafeHandle
{
    private readonly bool writing;
    private readonly Lock gate = new();
    private int readers, uses;
    private bool ended;

    /// <param name="file">The file, which has counted this lease already.</param>
    /// <param name="writing">Whether it is for writing.</param>
    public StoreLease(StoreFile file, bool writing)
        : base(IntPtr.Zero, ownsHandle: true)
    {
        (File, this.writing, handle) = (file, writing, 1);
        // Tensors lie in the map: a store that nobody closed stays open, as somebody may still look at them.
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == IntPtr.Zero;

    /// <summary>The file.</summary>
    public StoreFile File { get; }

    /// <summary>Whether somebody reads with it.</summary>
    public bool HasReaders => Volatile.Read(ref readers) > 0;

    /// <summary>The file's numbers.</summary>
    /// <exception cref="ObjectDisposedException">The lease has ended.</exception>
    public LmdbInfo Info() => Hold(File.Info);

    /// <summary>Begins to read.</summary>
    /// <exception cref="FeatureStoreException">Too many read.</exception>
    /// <exception cref="ObjectDisposedException">The lease has ended.</exception>
    public LmdbReading Read() => Hold(() => File.Read(this));

    /// <summary>Does nothing, unless the lease is for reading.</summary>
    /// <exception cref="FeatureStoreException">It is.</exception>
    public void RequireWriting()
    {
        if (!writing) throw StoreErrors.NotForWriting(File.Directory);
    }

    /// <summary>Brings changes to the disk.</summary>
    /// <exception cref="FeatureStoreException">There is no room, or the lease is for reading.</exception>
    /// <exception cref="ObjectDisposedException">The lease has ended.</exception>
    public void Write(IReadOnlyList<StoreChange> changes) => Hold(() =>
    {
        RequireWriting();
        File.Write(changes);
        return true;
    });

    /// <summary>Makes the file smaller, if nobody else has the store open.</summary>
    /// <exception cref="FeatureStoreException">The store is damaged, or the lease is for reading.</exception>
    /// <exception cref="ObjectDisposedException">The lease has ended.</exception>
    public FeatureCompaction Compact() => Hold(() =>
    {
        RequireWriting();
        return File.Compact(this);
    });

    /// <summary>Counts a reader, for whom the file stays open.</summary>
    public void AddReader()
    {
        var held = false;
        DangerousAddRef(ref held);
        Interlocked.Increment(ref readers);
    }

    /// <summary>Ends what <see cref="AddReader"/> began.</summary>
    public void RemoveReader()
    {
        Interlocked.Decrement(ref readers);
        DangerousRelease();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        var (first, unused) = (false, false);
        lock (gate) (first, ended, unused) = (!ended, true, uses == 0);
        // Readers keep the file open, but not the right to write.
        if (first && unused) EndWriting();
        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        File.Release();
        return true;
    }

    // Nobody closes the file meanwhile, or ends its writing.
    private T Hold<T>(Func<T> use)
    {
        var held = false;
        DangerousAddRef(ref held);
        try
        {
            lock (gate)
            {
                ObjectDisposedException.ThrowIf(ended, this);
                uses++;
            }
            try
            {
                return use();
            }
            finally
            {
                var last = false;
                lock (gate) last = --uses == 0 && ended;
                if (last) EndWriting();
            }
        }
        finally
        {
            DangerousRelease();
        }
    }

    private void EndWriting()
    {
        if (writing) File.ReleaseWriting();
    }
}
