using Meld.Features.Lmdb.Format;

namespace Meld.Tests.Features.Lmdb.Format;

public sealed class PageSetTests
{
    [Fact]
    public void TryAdd_AnyRuns_AgreesWithASetOfNumbers()
    {
        var random = new Random(1);
        const int Pages = 1000;
        var (set, numbers) = (new PageSet(Pages), new HashSet<long>());
        for (var round = 0; round < 2000; round++)
        {
            var (first, count) = (random.Next(Pages + 20), random.Next(3) == 0 ? random.Next(200) : random.Next(5));
            var run = Enumerable.Range(first, count).Select(page => (long)page).ToList();
            var fits = count > 0 && first + count <= Pages && !run.Exists(numbers.Contains);
            Assert.Equal(fits, set.TryAdd((ulong)first, count));
            if (fits) numbers.UnionWith(run);
            Assert.Equal(numbers.Count, set.Count);
            Assert.Equal(Enumerable.Range(0, Pages).Select(page => (long?)page).FirstOrDefault(page => !numbers.Contains(page!.Value)), set.FirstMissing());
        }
        Assert.InRange(numbers.Count, Pages / 2, Pages - 1);
    }

    [Theory]
    [InlineData(ulong.MaxValue, 1)]
    [InlineData(9, 2)]
    [InlineData(0, long.MaxValue)]
    [InlineData(3, 0)]
    [InlineData(3, -1)]
    public void TryAdd_PagesThatThereCannotBe_AddsNothing(ulong first, long count)
    {
        var set = new PageSet(10);
        Assert.False(set.TryAdd(first, count));
        Assert.Equal(0, set.Count);
    }

    [Fact]
    public void FirstMissing_FullSet_IsNull()
    {
        var set = new PageSet(64);
        set.TryAdd(0, 64);
        Assert.Null(set.FirstMissing());
    }
}
