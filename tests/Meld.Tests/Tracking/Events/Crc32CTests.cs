using System.Text;
using Meld.Tracking.Events;

namespace Meld.Tests.Tracking.Events;

public sealed class Crc32CTests
{
    // RFC 3720 appendix B.4.
    private static readonly byte[] ReadCommand =
    [
        0x01, 0xc0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x04, 0x00,
        0x00, 0x00, 0x00, 0x14, 0x00, 0x00, 0x00, 0x18, 0x28, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    ];

    [Fact]
    public void Of_VectorsOfTheStandard_AreTheirs()
    {
        byte[] ascending = [.. Enumerable.Range(0, 32).Select(value => (byte)value)];
        Assert.Equal(0x8a9136aau, Crc32C.Of(new byte[32]));
        Assert.Equal(0x62a8ab43u, Crc32C.Of([.. Enumerable.Repeat((byte)0xff, 32)]));
        Assert.Equal(0x46dd794eu, Crc32C.Of(ascending));
        Assert.Equal(0x113fdb5cu, Crc32C.Of([.. ascending.Reverse()]));
        Assert.Equal(0xd9963a56u, Crc32C.Of(ReadCommand));
        Assert.Equal(0xe3069283u, Crc32C.Of(Encoding.ASCII.GetBytes("123456789")));
        Assert.Equal(0u, Crc32C.Of([]));
    }

    [Fact]
    public void Masked_IsTurnedAndMoved()
    {
        const uint Crc = 0xe3069283;
        Assert.Equal(unchecked((Crc >> 15 | Crc << 17) + 0xa282ead8), Crc32C.Masked(Encoding.ASCII.GetBytes("123456789")));
    }
}
