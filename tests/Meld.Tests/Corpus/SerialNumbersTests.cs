using Meld.Corpus;

namespace Meld.Tests.Corpus;

public sealed class SerialNumbersTests
{
    [Fact]
    public void Of_NumbersWithGapsOutOfOrder_CountsGapsAndRepeats() =>
        Assert.Equal(new SerialNumbers(2, 6, 1, 1, IsAscending: false), SerialNumbers.Of([2, 6, 5, 5]));

    [Fact]
    public void Of_RisingNumbers_IsAscending() => Assert.Equal(new SerialNumbers(1, 3, 0, 0, IsAscending: true), SerialNumbers.Of([1, 2, 3]));

    [Fact]
    public void Of_Nothing_IsNull() => Assert.Null(SerialNumbers.Of([]));
}
