using Meld.Media.Interop;
using Microsoft.Win32.SafeHandles;

namespace Meld.Media;

/// <summary>
/// Decodes clips in processes of their own, for files nobody vouches for: a process gets the clip's open file and nothing else of this machine, no other file,
/// no network, no program, and is limited in memory and time. It gives what <see cref="ClipReader"/> gives, a little later. A clip that ends its process is a
/// <see cref="MediaException"/>, and the next clip gets another process.
/// </summary>
/// <remarks>
/// The confinement is Linux's: resource limits and a filter of system calls (seccomp) on x86-64 or 64-bit ARM. Where the kernel does not offer it, nothing is
/// decoded; <c>media_worker check</c> tries what it forbids.
/// </remarks>
public sealed unsafe class IsolatedClipReader : IClipReader
{
    private const string Program = "media_worker";

    private readonly WorkerPool pool;

    /// <param name="settings">What the processes may take, or null for <see cref="IsolationSettings.Default"/>.</param>
    /// <exception cref="FileNotFoundException">The worker program is missing.</exception>
    public IsolatedClipReader(IsolationSettings? settings = null)
    {
        settings ??= IsolationSettings.Default;
        var assembly = typeof(IsolatedClipReader).Assembly;
        var program = settings.Program ?? MediaShim.Find(Program, assembly) ?? throw new FileNotFoundException(MediaShim.NotFound(Program, assembly));
        if (!File.Exists(program)) throw new FileNotFoundException($"The worker program {program} was not found.", program);
        pool = new(Path.GetFullPath(program), settings);
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The reader is disposed, before or meanwhile.</exception>
    public DecodedClip Read(string path, ClipRequest request, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var asked = ClipExchange.Translate(request);
        using var file = ClipFile.Open(path);
        try
        {
            var worker = Take(path, cancellation);
            try
            {
                return Read(worker, file, path, request, asked, cancellation);
            }
            finally
            {
                pool.Return(worker);
            }
        }
        catch (OperationCanceledException) when (pool.Stopping.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new ObjectDisposedException(nameof(IsolatedClipReader));
        }
    }

    /// <summary>Ends the processes. What is being read ends with <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose() => pool.Dispose();

    private WorkerHandle Take(string path, CancellationToken cancellation)
    {
        try
        {
            return pool.Take(cancellation);
        }
        catch (InvalidOperationException error)
        {
            throw new MediaException(path, MediaProblem.Internal, $"it cannot be decoded apart: {error.Message}", error);
        }
    }

    private DecodedClip Read(
        WorkerHandle worker, SafeFileHandle file, string path, ClipRequest request, MediaRequest asked, CancellationToken cancellation)
    {
        using var cancelled = new CancellationFlag(cancellation, pool.Stopping);
        MediaResult* result = null;
        try
        {
            var status = MediaShim.media_worker_decode(worker, (int)file.DangerousGetHandle(), &asked, cancelled.Number, &result);
            ClipExchange.Check(path, status, cancellation);
            return ClipExchange.Translate(request, in *result);
        }
        finally
        {
            MediaShim.media_free(result);
        }
    }
}
