using System.Numerics;
using Meld.Testing;
using Meld.Weights;
using Meld.Weights.Checkpoints;
using static Meld.Tests.Weights.Checkpoints.PickleBytes;

namespace Meld.Tests.Weights.Checkpoints;

public sealed class PickleMachineTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Read_PlainValues_AreTheirs()
    {
        Assert.Equal(-2L, Value([(byte)'J', 0xFE, 0xFF, 0xFF, 0xFF]));
        Assert.Equal(200L, Value([(byte)'K', 200]));
        Assert.Equal(513L, Value([(byte)'M', 1, 2]));
        Assert.Equal(0L, Value([0x8A, 0]));
        Assert.Equal(-1L, Value([0x8A, 1, 0xFF]));
        Assert.Equal(BigInteger.Pow(2, 70), Value([0x8A, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0x40]));
        Assert.Equal(0.5, Value([(byte)'G', 0x3F, 0xE0, 0, 0, 0, 0, 0, 0]));
        Assert.Equal(true, Value([0x88]));
        Assert.Equal("é", Value(Unicode("é")));
        Assert.Equal("ab", Value([(byte)'T', 2, 0, 0, 0, (byte)'a', (byte)'b']));
        Assert.Null(Value(None));
    }

    [Fact]
    public void Read_Containers_HoldTheirItems()
    {
        Assert.Equal([1L, 2L, 3L], ((PickledTuple)Value([.. One, .. Two, .. Three, 0x87])!).Items);
        Assert.Equal([1L, 2L], ((PickledTuple)Value([.. One, .. Two, 0x86])!).Items);
        Assert.Equal([1L], ((PickledTuple)Value([.. One, 0x85])!).Items);
        Assert.Equal([1L, 2L, 3L], (List<object?>)Value([(byte)']', .. One, (byte)'a', (byte)'(', .. Two, .. Three, (byte)'e'])!);
        Assert.Equal([new("a", 1L), new("b", 2L)], ((PickledDictionary)Value(Dictionary(("a", One), ("b", Two)))!).Items);
    }

    [Fact]
    public void Read_Memo_GivesWhatWasKept()
    {
        Assert.Equal([1L, 1L], ((PickledTuple)Value([.. One, (byte)'q', 5, (byte)'h', 5, 0x86])!).Items);
        Assert.Equal([1L, 1L], ((PickledTuple)Value([.. One, (byte)'r', 255, 255, 255, 255, (byte)'j', 255, 255, 255, 255, 0x86])!).Items);
    }

    [Fact]
    public void Read_TwoPickles_OneAfterTheOther()
    {
        var input = Input([.. Whole(One), .. Whole(Two)]);
        Assert.Equal(1L, PickleMachine.Read(input).Value);
        Assert.Equal(2L, PickleMachine.Read(input).Value);
    }

    [Theory]
    [InlineData("N0.", "0x30 (POP)")]
    [InlineData("(i", "0x69 (INST)")]
    [InlineData("(o", "0x6F (OBJ)")]
    [InlineData("Vx\n.", "0x56 (UNICODE)")]
    [InlineData("\u0081", "0x81 (NEWOBJ)")]
    [InlineData("\u0082\u0001", "0x82 (EXT1)")]
    [InlineData("\u008B", "0x8B (LONG4)")]
    [InlineData("\u0092", "0x92 (NEWOBJ_EX)")]
    [InlineData("\u0093", "0x93 (STACK_GLOBAL)")]
    [InlineData("\u0095", "0x95 (FRAME)")]
    [InlineData("\u00FF", "0xFF is no opcode")]
    public void Read_OtherOpcode_IsRefusedByName(string pickle, string name) => AssertError(name, [.. pickle.Select(letter => (byte)letter)]);

    [Theory]
    [InlineData("cos\nsystem\n", "it names os.system")]
    [InlineData("c__builtin__\neval\n", "it names __builtin__.eval")]
    [InlineData("ctorch\nload\n", "it names torch.load")]
    [InlineData("ctorch\nFloatStorage.from_file\n", "it names torch.FloatStorage.from_file")]
    [InlineData("ctorch._utils\n_import_dotted_name\n", "it names torch._utils._import_dotted_name")]
    [InlineData("ctorch.\nSize\n", "it names torch..Size")]
    [InlineData("ca\u001Bb\nc\n", "control character 0x1B")]
    public void Read_OtherName_IsRefusedByName(string pickle, string name) => AssertError(name, [.. pickle.Select(letter => (byte)letter)]);

    [Theory]
    [InlineData(".", "ends with 0 values")]
    [InlineData("NN.", "ends with 2 values")]
    [InlineData("N(.", "ends with 1 values")]
    [InlineData("N", "it is cut off")]
    [InlineData("t", "a mark is missing")]
    [InlineData("\u0085", "a value is missing")]
    [InlineData("N(\u0085", "a value is missing")]
    [InlineData("N(q\0", "a value is missing")]
    [InlineData("q\0", "a value is missing")]
    [InlineData("h\0", "memo 0 is empty")]
    [InlineData("NNa", "it appends to nothing")]
    [InlineData("]NNs", "it sets an item of a list")]
    [InlineData("}(Nu", "an item has a key and no value")]
    [InlineData("]}b", "it sets the state of a list to a dictionary")]
    [InlineData("}Nb", "it sets the state of a dictionary to nothing")]
    [InlineData("N)R", "it calls nothing with a tuple")]
    [InlineData("ctorch\nSize\nNR", "it calls torch.Size with nothing")]
    [InlineData("ctorch\nSize\n)R", "torch.Size is not for ()")]
    [InlineData("ctorch\nFloatStorage\n)R", "torch.FloatStorage is not for ()")]
    [InlineData("ctorch\nTensor\n)R", "torch.Tensor is not for ()")]
    [InlineData("ccollections\nOrderedDict\n]Na\u0085R", "collections.OrderedDict is not for (a list)")]
    [InlineData("NQ", "refers to something outside that is no storage")]
    [InlineData("X\u00FF\u00FF\u00FF\u00FFx", "it is cut off")]
    [InlineData("U\u0001\u00FF.", "a text is not UTF-8")]
    [InlineData("\u0080\u0003", "it has pickle protocol 3, and only 2")]
    public void Read_Damage_IsNamed(string pickle, string problem) => AssertError(problem, [.. pickle.Select(letter => (byte)letter)]);

    [Fact]
    public void Read_NegativeView_IsRefused()
    {
        byte[] metadata = Dictionary(("neg", [0x88]));
        AssertError("_rebuild_tensor_v2 is not for (a storage", Tensor(Reference("torch FloatStorage", "0", 4), 0, [4], [1], metadata));
    }

    [Fact]
    public void Read_CallsWithinCalls_EndWithTheFirst()
    {
        var inner = Tuple(Global("torch._tensor _rebuild_from_type_v2"), Global("torch Tensor"), Tuple(), None);
        AssertError(
            "_rebuild_from_type_v2 is not for",
            Call("torch._tensor _rebuild_from_type_v2", Global("torch._tensor _rebuild_from_type_v2"), Global("torch Tensor"), inner, None));
    }

    [Fact]
    public void Read_LongName_IsRefused() => AssertError("longer than 256 bytes", [(byte)'c', .. new string('x', 1000).Select(letter => (byte)letter)]);

    [Fact]
    public void Read_MoreValuesThanWeightsNeed_IsRefusedSoon()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        AssertError("it has more than 4000000 values", [.. Enumerable.Repeat((byte)'(', 5_000_000)]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
    }

    [Fact]
    public void Read_ManyValuesUnderMarks_TakesLinearTime()
    {
        // Every pop asks where the last mark is: looking for it through the stack would take minutes here.
        var input = Input([0x80, 2, (byte)'(', .. Enumerable.Repeat((byte)'N', 500_000), .. Enumerable.Repeat((byte)0x85, 500_000), (byte)'t', (byte)'.']);
        Assert.Equal(500_000, Assert.IsType<PickledTuple>(PickleMachine.Read(input).Value).Items.Length);
    }

    [Fact]
    public void Read_LongTupleTimeAndAgain_IsRefusedSoon()
    {
        byte[] many = [(byte)'(', .. Enumerable.Repeat((byte)'N', 1_000_000), (byte)'t', (byte)'q', 0];
        byte[] again = [.. Enumerable.Repeat<byte[]>([(byte)'h', 1, (byte)'h', 0, (byte)'R'], 100_000).SelectMany(part => part)];
        byte[] referred = [.. Enumerable.Repeat<byte[]>([(byte)'h', 0, (byte)'Q'], 100_000).SelectMany(part => part)];
        var before = GC.GetAllocatedBytesForCurrentThread();
        AssertError("_rebuild_tensor_v2 is not for", [.. many, .. Global("torch._utils _rebuild_tensor_v2"), (byte)'q', 1, .. again]);
        AssertError("refers to something outside that is no storage", [.. many, .. referred]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
    }

    [Fact]
    public void Read_LongListTimeAndAgain_IsRefusedSoon()
    {
        byte[] pair = [(byte)'N', (byte)'N', 0x86, (byte)'q', 2];
        byte[] pairs = [(byte)']', .. pair, (byte)'a', (byte)'(', .. Enumerable.Repeat<byte[]>([(byte)'h', 2], 300_000).SelectMany(part => part), (byte)'e'];
        byte[] again = [.. Enumerable.Repeat<byte[]>([(byte)'h', 1, (byte)'h', 0, (byte)'R'], 10_000).SelectMany(part => part)];
        var before = GC.GetAllocatedBytesForCurrentThread();
        AssertError("it has more than 4000000 values", [.. pairs, 0x85, (byte)'q', 0, .. Global("collections OrderedDict"), (byte)'q', 1, .. again]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400_000_000);
    }

    private static byte[] One => [(byte)'K', 1];

    private static byte[] Two => [(byte)'K', 2];

    private static byte[] Three => [(byte)'K', 3];

    private object? Value(byte[] pickle) => PickleMachine.Read(Input(Whole(pickle))).Value;

    private PickleInput Input(byte[] bytes) => new(new WeightsBytes(directory.Write("pickle", bytes)), new FileRange(0, bytes.Length), "the pickle");

    private void AssertError(string problem, byte[] pickle)
    {
        var error = Assert.Throws<WeightsFormatException>(() => PickleMachine.Read(Input(pickle)));
        Assert.StartsWith(Path.Combine(directory.Path, "pickle") + ": the pickle, byte ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }
}
