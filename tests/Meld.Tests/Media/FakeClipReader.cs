using Meld.Media;

namespace Meld.Tests.Media;

/// <summary>Gives the same clip whatever is asked of it, or the same failure.</summary>
internal sealed class FakeClipReader(Func<string, ClipRequest, DecodedClip> read) : IClipReader
{
    public FakeClipReader(DecodedClip clip) : this((_, _) => clip) { }

    public List<ClipRequest> Requests { get; } = [];

    public List<string> Paths { get; } = [];

    public bool IsDisposed { get; private set; }

    public DecodedClip Read(string path, ClipRequest request, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (Requests)
        {
            Requests.Add(request);
            Paths.Add(path);
        }
        return read(path, request);
    }

    public void Dispose() => IsDisposed = true;
}
