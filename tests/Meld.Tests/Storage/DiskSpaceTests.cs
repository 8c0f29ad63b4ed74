using Meld.Storage;
using Meld.Testing;

namespace Meld.Tests.Storage;

public sealed class DiskSpaceTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Free_OfWhatIsNotThereYet_IsThatOfTheFolderAbove()
    {
        Assert.True(DiskSpace.Free(directory.Path) > 0);
        Assert.True(DiskSpace.Free(Path.Combine(directory.Path, "not/made/yet")) > 0);
    }

    [Fact]
    public void Require_MoreThanThereIs_SaysWhatForAndWhere()
    {
        var error = Assert.Throws<IOException>(() => DiskSpace.Require(directory.Path, 1_500_000, long.MaxValue / 2, "unpacking x.tar"));
        Assert.Equal(
            $"unpacking x.tar takes 1.5 MB, and on the disk of {directory.Path} 0 bytes are free; make room or take another folder.", error.Message);
        Assert.Throws<IOException>(() => DiskSpace.Require(directory.Path, long.MaxValue / 2, 0, "unpacking x.tar"));
    }

    [Fact]
    public void Require_NoMoreThanThereIs_SaysNothing()
    {
        DiskSpace.Require(directory.Path, 1, 0, "unpacking x.tar");
        // Less than nothing is asked for where files lie there already.
        DiskSpace.Require(directory.Path, -1_000_000, 0, "unpacking x.tar");
    }

    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(999_999, "999,999 bytes")]
    [InlineData(1_000_000, "1.0 MB")]
    [InlineData(999_000_000, "999.0 MB")]
    [InlineData(10_878_146_150, "10.9 GB")]
    public void Text_HasTheUnitThatPeopleRead(long bytes, string text) => Assert.Equal(text, DiskSpace.Text(bytes));
}
