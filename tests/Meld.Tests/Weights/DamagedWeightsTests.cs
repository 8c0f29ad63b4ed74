using System.Diagnostics;
using Meld.Testing;
using Meld.Weights;

namespace Meld.Tests.Weights;

/// <summary>Damaged files of every container: they are read, or refused with an error that names the file, soon and within memory in proportion.</summary>
public sealed class DamagedWeightsTests : IDisposable
{
    // Room for one buffer of each kind and what 16 repetitions and the allowance of views come to.
    private const long MostBytes = 6_000_000;

    // What swapped opcodes and numbers are most likely to turn into something else than nonsense.
    private static readonly byte[] Telling =
        [.. "().GJKMNQRTUX]abcehjqrstu}0125BCIVdgilop"u8, 0, 1, 0x7F, 0x80, 0x81, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8A, 0x8B, 0x93, 0x94, 0xFF];

    private readonly TemporaryDirectory directory = new();

    public static TheoryData<string> Containers =>
        ["kinds.safetensors", "kinds.pt", "kinds-legacy.pt", "module.safetensors", "module.pt", "module-legacy.pt", "training.pt"];

    public void Dispose() => directory.Dispose();

    [Theory]
    [MemberData(nameof(Containers))]
    public void Open_DamagedFile_GivesContentOrNamedError(string container) => AssertMutations(container, 45);

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Containers))]
    public void Open_ManyDamagedFiles_GiveContentOrNamedError(string container) => AssertMutations(container, 1000);

    [Theory]
    [InlineData("module.safetensors")]
    [InlineData("module.pt")]
    [InlineData("module-legacy.pt")]
    public void Open_CutAnywhere_GivesNamedError(string container)
    {
        var bytes = Whole(container);
        // Every place in the first part, where the lengths are, and every seventh in the rest.
        for (var length = 0; length < bytes.Length; length += length < 200 ? 1 : 7) Assert.False(IsRead(bytes[..length], container), $"cut to {length} bytes");
    }

    private void AssertMutations(string container, int count)
    {
        var (whole, random, refused) = (Whole(container), new Random(container.Length), 0);
        Assert.True(IsRead(whole, container));
        for (var i = 0; i < count; i++) refused += IsRead(Mutate(whole, random), container) ? 0 : 1;
        // Where nothing is refused, nothing was damaged.
        Assert.InRange(refused, count / 4, count);
    }

    private static byte[] Mutate(byte[] whole, Random random)
    {
        var bytes = (byte[])whole.Clone();
        switch (random.Next(5))
        {
            case 0: return bytes[..random.Next(bytes.Length)];
            case 1: return [.. bytes[..random.Next(bytes.Length)], .. bytes[random.Next(bytes.Length)..]];
            case 2:
                for (var i = random.Next(1, 4); i > 0; i--) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 3:
                for (var i = random.Next(1, 9); i > 0; i--) bytes[Described(bytes, random)] = (byte)random.Next(256);
                return bytes;
            default:
                for (var i = random.Next(1, 4); i > 0; i--) bytes[Described(bytes, random)] = Telling[random.Next(Telling.Length)];
                return bytes;
        }
    }

    // A place in the header or the pickle, which come first in every container, or in the zip archive's directory, which comes last.
    private static int Described(byte[] bytes, Random random)
    {
        var place = random.Next(Math.Min(bytes.Length, 1500));
        return random.Next(4) == 0 ? bytes.Length - 1 - place : place;
    }

    private bool IsRead(byte[] bytes, string name)
    {
        var path = directory.Write(name, bytes);
        var (allocated, clock) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        var isRead = TryRead(path);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, MostBytes);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 1);
        return isRead;
    }

    private static bool TryRead(string path)
    {
        try
        {
            using var file = WeightsFile.Open(path);
            foreach (var (name, tensor) in file.Tensors) file.Read(name, new byte[tensor.ByteCount]);
            return true;
        }
        catch (WeightsFormatException error)
        {
            Assert.Equal(path, error.File);
            Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
            Assert.True(error.Message.Length > path.Length + 10, error.Message);
            return false;
        }
    }

    private byte[] Whole(string container)
    {
        if (!container.EndsWith(".safetensors", StringComparison.Ordinal)) return File.ReadAllBytes(WeightsContents.Fixture(container));
        var path = Path.Combine(directory.Path, "whole.safetensors");
        using var source = WeightsFile.Open(WeightsContents.Fixture(Path.ChangeExtension(container, ".pt")));
        WeightsFiles.Convert(source, path);
        return File.ReadAllBytes(path);
    }
}
