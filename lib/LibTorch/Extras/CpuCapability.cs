namespace Meld.Torch;

/// <summary>What this machine's processor can do.</summary>
public static class CpuCapability
{
    private const string Description = "/proc/cpuinfo";

    // Without either, oneDNN computes bfloat16 products as float32 after widening both factors: slower than float32, and no more exact than bfloat16.
    private static readonly string[] BFloat16Flags = ["avx512_bf16", "amx_bf16"];

    private static readonly Lazy<bool> BFloat16 = new(() => File.Exists(Description) && KnowsBFloat16(File.ReadAllText(Description)));

    /// <summary>Whether it multiplies bfloat16 numbers itself, several times as fast as float32 ones.</summary>
    public static bool HasBFloat16 => BFloat16.Value;

    /// <summary>Whether a processor multiplies bfloat16 numbers, by what Linux says of it.</summary>
    /// <param name="description">The text of <c>/proc/cpuinfo</c>.</param>
    public static bool KnowsBFloat16(string description)
    {
        ArgumentNullException.ThrowIfNull(description);
        return description.Split('\n')
            .Where(line => line.StartsWith("flags", StringComparison.Ordinal))
            .Any(line => line.Split([' ', '\t', ':'], StringSplitOptions.RemoveEmptyEntries).Intersect(BFloat16Flags).Any());
    }
}
