using Meld.Storage;
using Meld.Testing;

namespace Meld.Tests.Storage;

public sealed class FileLockTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private string File => Path.Combine(directory.Path, "lock");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void TryAcquire_IsForOneAtATime()
    {
        using (var first = FileLock.TryAcquire(File))
        {
            Assert.NotNull(first);
            Assert.Null(FileLock.TryAcquire(File));
            Assert.Null(FileLock.TryShare(File));
        }
        Assert.True(System.IO.File.Exists(File));
        using var next = FileLock.TryAcquire(File);
        Assert.NotNull(next);
    }

    [Fact]
    public void TryShare_IsForManyAndNobodyAlone()
    {
        directory.Write("lock", "");
        using (var first = FileLock.TryShare(File))
        using (var second = FileLock.TryShare(File))
        {
            Assert.NotNull(first);
            Assert.NotNull(second);
            Assert.Null(FileLock.TryAcquire(File));
        }
        using var alone = FileLock.TryAcquire(File);
        Assert.NotNull(alone);
    }

    [Fact]
    public void WhatIsNoQuestionOfTheLock_IsAnError()
    {
        Assert.Throws<FileNotFoundException>(() => FileLock.TryShare(File));
        Assert.Throws<DirectoryNotFoundException>(() => FileLock.TryAcquire(Path.Combine(directory.Path, "absent/lock")));
        Assert.Throws<UnauthorizedAccessException>(() => FileLock.TryAcquire(directory.Path));
    }

    [Fact]
    public async Task AcquireAsync_Held_SaysSoOnceAndWaits()
    {
        var (first, waits) = (FileLock.TryAcquire(File), 0);
        Assert.NotNull(first);
        using var second = await FileLock.AcquireAsync(File, Free, TimeProvider.System, CancellationToken.None);
        Assert.Equal(1, waits);
        Assert.Null(FileLock.TryAcquire(File));

        void Free()
        {
            waits++;
            first.Dispose();
        }
    }

    [Fact]
    public async Task AcquireAsync_Cancelled_Ends()
    {
        using var first = FileLock.TryAcquire(File);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FileLock.AcquireAsync(File, stop.Cancel, TimeProvider.System, stop.Token));
    }
}
