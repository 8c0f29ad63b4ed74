using Meld.Media;
using Xunit.Abstractions;

namespace Meld.Tests.Media.Damage;

/// <summary>Damaged files, in this process and apart: each is read, or refused by an exception that names it; none crashes, hangs or passes a limit.</summary>
[Collection(WorkerTests.Name)]
public sealed class DamagedClipTests(ITestOutputHelper output)
{
    private const int Few = 150;
    private const int Many = 2000;

    [Fact]
    public void Read_DamagedInProcess_IsReadOrRefused()
    {
        using var reader = new ClipReader();
        Read(reader, Few);
    }

    [Fact]
    public void Read_DamagedApart_IsReadOrRefused() => ReadApart(Few);

    [Fact]
    [Trait("Category", "Slow")]
    public void Read_TwoThousandDamagedInProcess_AreReadOrRefused()
    {
        using var reader = new ClipReader();
        Read(reader, Many);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Read_TwoThousandDamagedApart_AreReadOrRefused() => ReadApart(Many);

    private void ReadApart(int count)
    {
        using var workers = new CountedWorkers(1);
        Read(workers.Reader, count);
        var worker = Assert.Single(workers.Running());
        output.WriteLine($"peak of the worker: {worker.PeakResidentBytes >> 20} MiB resident, {worker.PeakAddressBytes >> 20} MiB of addresses");
        Assert.InRange(worker.PeakAddressBytes, 1, workers.MemoryBytes);
    }

    private void Read(IClipReader reader, int count)
    {
        var clips = new DamagedClips(reader);
        clips.Read(Enumerable.Range(0, count));
        output.WriteLine(clips.Outcomes);
        // A mutator that breaks everything, or nothing, would test little.
        Assert.InRange(clips.Count("read") + clips.Count("read, with damage"), count / 10, count * 9 / 10);
        Assert.Equal(0, clips.Count(nameof(MediaProblem.Crash)));
        Assert.Equal(0, clips.Count(nameof(MediaProblem.Time)));
    }
}
