using Meld.Storage;

namespace Meld.Tests.Storage;

public sealed class WorkProgressTests
{
    [Theory]
    [InlineData(0, 4L, 0.0)]
    [InlineData(3, 4L, 0.75)]
    [InlineData(5, 4L, 1.0)]
    [InlineData(0, 0L, null)]
    [InlineData(3, null, null)]
    public void Share_IsThePartThatIsDone(long done, long? total, double? share) => Assert.Equal(share, new WorkProgress("step", done, total, "clips").Share);
}
