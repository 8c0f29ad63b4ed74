using Meld.Torch;

namespace LibTorch.Tests.Extras;

public class CpuCapabilityTests
{
    [Theory]
    [InlineData("processor\t: 0\nflags\t\t: fpu avx2 avx512f avx512_bf16 amx_tile\n", true)]
    [InlineData("processor\t: 0\nflags\t\t: fpu amx_bf16\nbugs\t\t: none\n", true)]
    [InlineData("processor\t: 0\nflags\t\t: fpu avx2 avx512f avx512_bf16x\nbugs\t\t: amx_bf16\n", false)]
    [InlineData("flags\t\t:\n", false)]
    [InlineData("", false)]
    public void KnowsBFloat16_ReadsTheFlags(string description, bool expected) => Assert.Equal(expected, CpuCapability.KnowsBFloat16(description));

    [Fact]
    public void HasBFloat16_IsOfThisMachine() =>
        Assert.Equal(File.Exists("/proc/cpuinfo") && CpuCapability.KnowsBFloat16(File.ReadAllText("/proc/cpuinfo")), CpuCapability.HasBFloat16);
}
