using Meld.Features.Lmdb;
using Meld.Testing;

namespace Meld.Tests.Features.Lmdb;

public sealed class LmdbReadingTests : IDisposable
{
    private readonly TemporaryDirectory folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ALeaseThatEndsMeanwhile_LeavesNoReaderBehind()
    {
        var lease = StoreFile.Lease(Path.Combine(folder.Path, "ended"), writing: true);
        lease.Dispose();
        var directory = Directory.CreateDirectory(Path.Combine(folder.Path, "open")).FullName;
        Assert.Equal(LmdbCode.Success, LmdbEnvironment.TryOpen(directory, directory, 0, out var opened));
        using var environment = opened!;
        // One more than there are places.
        for (var attempt = 0; attempt <= LmdbEnvironment.Readers; attempt++) Assert.Throws<ObjectDisposedException>(() => environment.Read(lease));
        environment.Read(null).Dispose();
    }
}
