using FsCheck;
using FsCheck.Fluent;
using Meld.Encoders;

namespace Meld.Tests.Encoders;

public sealed class LengthGroupsTests
{
    [Fact]
    public void Of_CutsFromShortToLong()
    {
        var groups = LengthGroups.Of([9, 1, 10, 1, 2], mostPadding: 0.1);

        Assert.Equal([[1, 3], [4], [0, 2]], groups);
    }

    [Fact]
    public void Of_WithoutPadding_KeepsOnlyEqualLengthsTogether()
    {
        Assert.Equal([[1], [0, 2]], LengthGroups.Of([5, 4, 5], mostPadding: 0));
        Assert.Empty(LengthGroups.Of([], mostPadding: 0.1));
    }

    [Fact]
    public void Of_HoldsEveryTextOnce_AndKeepsToTheShare()
    {
        Prop.ForAll(Gen.Choose(1, 60).NonEmptyListOf().ToArbitrary(), Gen.Choose(0, 90).ToArbitrary(), (lengths, percent) =>
        {
            int[] all = [.. lengths];
            var groups = LengthGroups.Of(all, percent / 100.0);
            Assert.Equal(Enumerable.Range(0, all.Length), groups.SelectMany(group => group).Order());
            foreach (var group in groups)
            {
                var places = group.Count * group.Max(text => all[text]);
                Assert.True(places - group.Sum(text => all[text]) <= percent / 100.0 * places);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    public void Of_RefusesAShareOutOfRange(double share) => Assert.Throws<ArgumentOutOfRangeException>(() => LengthGroups.Of([1], share));
}
