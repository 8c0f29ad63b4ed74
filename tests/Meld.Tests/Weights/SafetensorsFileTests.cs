using FsCheck;
using FsCheck.Fluent;
using Meld.Storage;
using Meld.Weights;

namespace Meld.Tests.Weights;

public sealed class SafetensorsFileTests
{
    private static readonly TensorType[] Types = Enum.GetValues<TensorType>();
    private static readonly string[] Words = ["a", "bert.layer.0.weight", "", "é", "\U0001F600", "\"\\/\n\0", "__metadata", "<&'+>"];

    private static readonly Gen<string> Names =
        Gen.Choose(0, 99).Select(number => $"{number}").Or(Gen.Elements(Words)).Two().Select(parts => parts.Item1 + parts.Item2);

    private static readonly Gen<WeightTensor> SmallTensors =
        from type in Gen.Elements(Types)
        from shape in Gen.Choose(0, 4).Select(size => (long)size).ListOf().Resize(3)
        from seed in Gen.Choose(0, 255)
        select Filled(type, [.. shape.Take(3)], seed);

    private static readonly Gen<SafetensorsFile> Files =
        from tensors in Names.Zip(SmallTensors).ListOf()
        from texts in Names.Two().ListOf()
        select new SafetensorsFile(
            tensors.DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2),
            texts.DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2));

    [Fact]
    public void ReadOfWrite_AnyContent_IsTheContent() => Prop.ForAll(Files.ToArbitrary(), file =>
    {
        var read = Read(Bytes(file));
        return read.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal).SequenceEqual(file.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            && read.Tensors.Count == file.Tensors.Count
            && file.Tensors.All(pair => Same(pair.Value, read.Tensors[pair.Key]));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Write_AnyContentInAnyOrder_EqualBytesAlignedToEight() => Prop.ForAll(Files.ToArbitrary(), file =>
    {
        var reversed = new SafetensorsFile(file.Tensors.Reverse().ToDictionary(), file.Metadata.Reverse().ToDictionary());
        var bytes = Bytes(file);
        return bytes.SequenceEqual(Bytes(reversed)) && BitConverter.ToInt64(bytes) % 8 == 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Write_SmallFile_HasTheFormatsBytes()
    {
        var tensors = new Dictionary<string, WeightTensor> { ["a"] = WeightTensor.From([1, 2], 2), ["w"] = WeightTensor.From([1f, -2f], 1, 2) };
        var bytes = Bytes(new SafetensorsFile(tensors, new Dictionary<string, string> { ["format"] = "meld" }));
        const string Header = """{"__metadata__":{"format":"meld"},"a":{"dtype":"U8","shape":[2],"data_offsets":"""
            + """[8,10]},"w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}""";
        var length = (Header.Length + 7) / 8 * 8;
        byte[] expected =
        [
            (byte)length, 0, 0, 0, 0, 0, 0, 0, .. System.Text.Encoding.ASCII.GetBytes(Header.PadRight(length)),
            0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0, 1, 2,
        ];
        Assert.Equal(expected, bytes);
    }

    [Fact]
    public void WriteAndRead_Path_RoundTrips()
    {
        var path = Path.GetTempFileName();
        try
        {
            new SafetensorsFile(new Dictionary<string, WeightTensor> { ["x"] = WeightTensor.From([1.5, 2.5], 2) }).Write(path);
            Assert.Equal([1.5, 2.5], SafetensorsFile.Read(path).Tensors["x"].Doubles().ToArray());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Read_TruncatedAnywhere_ThrowsNamedError()
    {
        var bytes = Bytes(Example());
        for (var length = 0; length < bytes.Length; length++)
        {
            var error = Assert.Throws<WeightsFormatException>(() => Read(bytes[..length]));
            Assert.Equal("small", error.File);
        }
    }

    [Fact]
    public void Read_FlippedBytes_GivesContentOrNamedError()
    {
        var bytes = Bytes(Example());
        var flips = Gen.Choose(0, bytes.Length - 1).Zip(Gen.Choose(1, 255)).NonEmptyListOf();
        Prop.ForAll(flips.ToArbitrary(), list =>
        {
            var damaged = (byte[])bytes.Clone();
            foreach (var (index, mask) in list) damaged[index] ^= (byte)mask;
            return IsContentOrNamedError(damaged);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Read_EveryByteSetToEveryValueOfInterest_GivesContentOrNamedError()
    {
        var bytes = Bytes(Example());
        foreach (var value in "\0\"{}[],:0-9e\\u \u007F\u00FF"u8.ToArray())
        {
            for (var index = 0; index < bytes.Length; index++)
            {
                var damaged = (byte[])bytes.Clone();
                damaged[index] = value;
                Assert.True(IsContentOrNamedError(damaged));
            }
        }
    }

    [Fact]
    public void Constructor_ReservedOrIllFormedNames_Throw()
    {
        var tensor = WeightTensor.From([1f], 1);
        Assert.Throws<ArgumentException>(() => new SafetensorsFile(new Dictionary<string, WeightTensor> { ["__metadata__"] = tensor }));
        Assert.Throws<ArgumentException>(() => new SafetensorsFile(new Dictionary<string, WeightTensor> { ["\uD83D"] = tensor }));
        Assert.Throws<ArgumentException>(() => new SafetensorsFile(
            new Dictionary<string, WeightTensor>(), new Dictionary<string, string> { ["x"] = "\uDE00\uD83D" }));
    }

    private static SafetensorsFile Example() => new(
        new Dictionary<string, WeightTensor>
        {
            ["emb"] = WeightTensor.From([1f, 2f, 3f, 4f], 2, 2),
            ["id"] = WeightTensor.From([7L], 1),
            ["flag"] = WeightTensor.From([1], 1),
        },
        new Dictionary<string, string> { ["format"] = "pt" });

    private static WeightTensor Filled(TensorType type, long[] shape, int seed)
    {
        var bytes = new byte[shape.Aggregate((long)type.Size(), (product, size) => product * size)];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(seed + i);
        return new WeightTensor(type, shape, bytes);
    }

    private static bool IsContentOrNamedError(byte[] bytes)
    {
        try
        {
            return Read(bytes) is not null;
        }
        catch (WeightsFormatException error)
        {
            return error.Message.StartsWith("small", StringComparison.Ordinal);
        }
    }

    private static bool Same(WeightTensor left, WeightTensor right) =>
        left.Type == right.Type && left.Shape.SequenceEqual(right.Shape) && left.Bytes.SequenceEqual(right.Bytes);

    private static byte[] Bytes(SafetensorsFile file)
    {
        using var stream = new MemoryStream();
        file.Write(stream);
        return stream.ToArray();
    }

    private static SafetensorsFile Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return SafetensorsFile.Read(stream, "small");
    }
}
