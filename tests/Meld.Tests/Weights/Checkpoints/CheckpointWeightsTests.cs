using System.IO.Compression;
using Meld.Testing;
using Meld.Weights;
using static Meld.Tests.Weights.Checkpoints.PickleBytes;

namespace Meld.Tests.Weights.Checkpoints;

public sealed class CheckpointWeightsTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData("kinds")]
    [InlineData("module")]
    public void Open_CheckpointOfPyTorch_HoldsItsTensorsInBothContainers(string name)
    {
        var expected = WeightsContents.FromJson(File.ReadAllText(WeightsContents.Fixture(name + ".json")));
        Assert.Equal(expected, WeightsContents.Of(WeightsContents.Fixture(name + ".pt")));
        Assert.Equal(expected, WeightsContents.Of(WeightsContents.Fixture(name + "-legacy.pt")));
        Assert.Equal(expected.Keys, WeightsContents.Of(WeightsContents.Fixture(name + ".pt")).Keys);
    }

    [Theory]
    [InlineData("training.pt")]
    [InlineData("training-legacy.pt")]
    public void Open_TrainingState_TakesTheModelsTensorsWithDottedNames(string name) => Assert.Equal(
        new() { ["decoder.weight"] = "F32 [2] 000000000000803F", ["encoder.bias"] = "I64 [3] 000000000000000001000000000000000200000000000000" },
        WeightsContents.Of(WeightsContents.Fixture(name)));

    [Theory]
    [InlineData("system", "posix.system")]
    [InlineData("eval", "__builtin__.eval")]
    [InlineData("module", "torch.nn.modules.linear.Linear")]
    [InlineData("numpy", "numpy.core.multiarray.scalar")]
    [InlineData("namespace", "argparse.Namespace")]
    [InlineData("set", "__builtin__.set")]
    public void Open_NameThatWeightsDoNotNeed_IsRefusedByName(string fixture, string name) =>
        WeightsContents.AssertError($"it names {name}, which weights do not need; nothing of it was run", WeightsContents.Fixture($"refused-{fixture}.pt"));

    [Fact]
    public void Open_ComplexNumbers_SaysThatTheirTypeIsNotSupported() =>
        WeightsContents.AssertError("torch.ComplexFloatStorage has elements of a type that is not supported", WeightsContents.Fixture("refused-complex.pt"));

    [Fact]
    public void Open_LayoutOfLaterPyTorch_IsRead()
    {
        var storage = Reference("torch FloatStorage", "0", 4);
        var plain = Tuple(storage, Integer(0), Integers(2, 2), Integers(1, 2), False, None);
        var untyped = Reference("torch.storage UntypedStorage", "0", 16);
        var (rebuild, parameter) = (Global("torch._utils _rebuild_tensor_v2"), Global("torch.nn.parameter Parameter"));
        var pickle = Whole(Dictionary(
            ("attribute", Call("torch._tensor _rebuild_from_type_v2", rebuild, parameter, plain, Dictionary(("tag", None)))),
            ("state", Call("torch._utils _rebuild_parameter_with_state", Tensor(storage, 3, [1], [1]), False, None, Dictionary(("tag", None)))),
            ("untyped", Call("torch._utils _rebuild_tensor_v3", untyped, Integer(1), Integers(2), Integers(1), False, None, Global("torch float32"))),
            ("metadata", Tensor(storage, 0, [], [], Dictionary()))));
        var path = Write(CheckpointBytes.Checkpoint(
            pickle, ("any/byteorder", "little"u8.ToArray()), ("any/.format_version", "1"u8.ToArray()), ("any/.storage_alignment", "64"u8.ToArray()),
            ("any/.data/serialization_id", "0636"u8.ToArray())));
        Assert.Equal(
            new()
            {
                ["attribute"] = "F32 [2, 2] 0000803F000040400000004000008040",
                ["state"] = "F32 [1] 00008040",
                ["untyped"] = "F32 [2] 0000004000004040",
                ["metadata"] = "F32 [] 0000803F",
            },
            WeightsContents.Of(path));
    }

    [Fact]
    public void Open_BigEndian_SaysSo() => AssertError(
        "has the byte order \"big\"; only little-endian", CheckpointBytes.Checkpoint(Whole(Dictionary()), ("any/byteorder", "big"u8.ToArray())));

    [Fact]
    public void Open_TorchScript_SaysSo()
    {
        AssertError("is a TorchScript archive", CheckpointBytes.Checkpoint(Whole(Dictionary()), ("any/constants.pkl", [])));
        // torch.jit.save compresses the program.
        var packed = CheckpointBytes.Zip(CompressionLevel.SmallestSize, ("any/code/__torch__.py", new byte[1000]), ("any/constants.pkl", []));
        AssertError("is a TorchScript archive", packed);
    }

    [Fact]
    public void Open_OtherArchives_SaysWhatIsMissing()
    {
        AssertError("no folder of it has a data.pkl", CheckpointBytes.Zip(("data.pkl", Whole(Dictionary())), ("a/b/data.pkl", [])));
        AssertError("has 2 data.pkl", CheckpointBytes.Zip(("a/data.pkl", []), ("b/data.pkl", [])));
        AssertError("no folder of it has a data.pkl", CheckpointBytes.Zip());
    }

    [Fact]
    public void Open_NothingNamed_SaysWhatIsThere()
    {
        AssertError("holds a list where tensors by name should be", CheckpointBytes.Checkpoint(Whole([(byte)']'])));
        AssertError("holds a tensor where", CheckpointBytes.Checkpoint(Whole(Tensor(Reference("torch FloatStorage", "0", 4), 0, [4], [1]))));
        AssertError("holds no tensors", CheckpointBytes.Checkpoint(Whole(Dictionary(("epoch", Integer(3)), ("model", Dictionary())))));
    }

    [Fact]
    public void Open_SameNameTwice_IsRefused()
    {
        var tensor = Tensor(Reference("torch FloatStorage", "0", 4), 0, [4], [1]);
        AssertError("tensor \"w\": occurs twice", CheckpointBytes.Checkpoint(Whole(Dictionary(("w", tensor), ("w", tensor)))));
        AssertError("tensor \"a.b\": occurs twice", CheckpointBytes.Checkpoint(Whole(Dictionary(("a", Dictionary(("b", tensor))), ("a.b", tensor)))));
    }

    [Fact]
    public void Open_DictionaryInItself_IsRefused()
    {
        byte[] circle = [(byte)'}', (byte)'q', 0, .. Unicode("x"), (byte)'h', 0, (byte)'s'];
        AssertError("holds the dictionary \"x\" twice, or within itself", CheckpointBytes.Checkpoint(Whole(circle)));
        byte[] model = [(byte)'}', (byte)'q', 0, .. Unicode("model"), (byte)'h', 0, (byte)'s'];
        AssertError("twice, or within itself", CheckpointBytes.Checkpoint(Whole(model)));
    }

    [Fact]
    public void Open_DictionariesTooDeep_IsRefused()
    {
        var deep = Enumerable.Range(0, 40).Aggregate(Dictionary(), (inner, _) => Dictionary(("x", inner)));
        AssertError("holds dictionaries more than 16 deep", CheckpointBytes.Checkpoint(Whole(deep)));
    }

    [Fact]
    public void Open_TupleAsName_IsRefused()
    {
        byte[] pickle = [(byte)'}', .. Integers(1, 2), .. Tensor(Reference("torch FloatStorage", "0", 4), 0, [4], [1]), (byte)'s'];
        AssertError("has a tuple in place of a name", CheckpointBytes.Checkpoint(Whole(pickle)));
    }

    [Theory]
    [InlineData(new long[] { 5 }, new long[] { 1 }, 0, "reaches over the end of its storage of 4 elements")]
    [InlineData(new long[] { 4 }, new long[] { 1 }, 1, "reaches over")]
    [InlineData(new long[] { 2, 2 }, new long[] { 3, 1 }, 0, "reaches over")]
    [InlineData(new long[] { 2, 2 }, new long[] { long.MaxValue, long.MaxValue }, long.MaxValue, "reaches over")]
    [InlineData(new long[] { }, new long[] { }, 4, "reaches over")]
    [InlineData(new long[] { 2 }, new long[] { -1 }, 1, "has a negative offset or stride")]
    [InlineData(new long[] { 2 }, new long[] { 1 }, -1, "has a negative offset or stride")]
    [InlineData(new long[] { -2 }, new long[] { 1 }, 0, "its shape [-2] is no shape of an array")]
    [InlineData(new long[] { long.MaxValue, long.MaxValue }, new long[] { 0, 0 }, 0, "its shape [9223372036854775807, 9223372036854775807] is no shape of")]
    [InlineData(new long[] { 1 << 28 }, new long[] { 0 }, 0, "with it the tensors take 1073741824 bytes, over 16 times those of the file")]
    public void Open_TensorOutsideItsStorage_IsRefused(long[] shape, long[] strides, long offset, string problem) =>
        AssertError("tensor \"w\": " + problem, CheckpointBytes.OfTensor(offset, shape, strides));

    [Fact]
    public void Open_StorageOfAnotherSize_IsRefused()
    {
        AssertError("tensor \"w\": its storage 0 is missing or has another size", CheckpointBytes.OfTensor(0, [1], [1], count: 5));
        AssertError("its storage 0 is missing or has another size", CheckpointBytes.OfTensor(0, [1], [1], count: 3));
        AssertError("its storage 1 is missing", CheckpointBytes.Checkpoint(CheckpointBytes.OneTensor(Reference("torch FloatStorage", "1", 4), 0, [4], [1])));
    }

    [Fact]
    public void Open_TooManyDimensions_IsRefused() =>
        AssertError("has 65 dimensions, over 64", CheckpointBytes.OfTensor(0, [.. Enumerable.Repeat(1L, 65)], new long[65]));

    [Fact]
    public void Read_OtherSizeOrName_Throws()
    {
        using var file = WeightsFile.Open(WeightsContents.Fixture("kinds.pt"));
        Assert.Throws<ArgumentException>(() => file.Read("scalar", new byte[3]));
        Assert.Throws<KeyNotFoundException>(() => file.Read("no", new byte[4]));
        Assert.Empty(file.Metadata);
    }

    [Fact]
    public async Task Read_FromSeveralThreads_GivesEachItsTensor()
    {
        var path = WeightsContents.Fixture("kinds.pt");
        var expected = WeightsContents.Of(path);
        using var file = WeightsFile.Open(path);
        await Parallel.ForEachAsync(Enumerable.Range(0, 64), (_, _) =>
        {
            foreach (var (name, content) in expected)
            {
                var bytes = new byte[file.Tensors[name].ByteCount];
                file.Read(name, bytes);
                Assert.EndsWith(" " + Convert.ToHexString(bytes), content, StringComparison.Ordinal);
            }
            return ValueTask.CompletedTask;
        });
    }

    private string Write(byte[] bytes) => directory.Write("made.pt", bytes);

    private void AssertError(string problem, byte[] bytes) => WeightsContents.AssertError(problem, Write(bytes));
}
