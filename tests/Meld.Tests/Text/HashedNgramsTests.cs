using Meld.Text;

namespace Meld.Tests.Text;

public sealed class HashedNgramsTests
{
    private static readonly HashedNgrams Trigrams = new(new CharacterNgrams(3, 3), 1 << 20);

    [Fact]
    public void Of_IsFnv1aOfTheUtf8Bytes()
    {
        // " a " is 20 61 20: the 32-bit FNV-1a hash worked out by hand.
        uint hash = 2166136261;
        foreach (var unit in new byte[] { 0x20, 0x61, 0x20 }) hash = unchecked((hash ^ unit) * 16777619);

        Assert.Equal([(int)(hash % (1 << 20))], Trigrams.Of("a"));
    }

    [Fact]
    public void Of_FoldsCase_AndSharesBucketsBetweenWordsThatAreAlike()
    {
        Assert.Equal(Trigrams.Of("really"), Trigrams.Of("REALLY"));
        Assert.Equal(5, Trigrams.Of("really").Intersect(Trigrams.Of("reallyyy")).Count());
    }

    [Fact]
    public void Of_StaysWithinTheBuckets_AndIsEmptyForAnEmptyText()
    {
        Assert.All(new HashedNgrams(new CharacterNgrams(1, 5), 7).Of("Oh. My. God! 🙂"), bucket => Assert.InRange(bucket, 0, 6));
        Assert.Empty(Trigrams.Of(""));
    }

    [Fact]
    public void Constructor_NeedsABucket() => Assert.Throws<ArgumentOutOfRangeException>(() => new HashedNgrams(new CharacterNgrams(3, 3), 0));
}
