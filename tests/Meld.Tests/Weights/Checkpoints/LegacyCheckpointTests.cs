using Meld.Testing;
using static Meld.Tests.Weights.Checkpoints.PickleBytes;

namespace Meld.Tests.Weights.Checkpoints;

/// <summary>The stream before PyTorch 1.6, also as Python 2 and PyTorch before 0.4 wrote it.</summary>
public sealed class LegacyCheckpointTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Open_AsPython2Wrote_IsRead()
    {
        // Texts are bytes there, and an OrderedDict comes with its items as a list of lists.
        byte[] storage = [.. Tuple(Bytes("storage"), Global("torch.cuda FloatStorage"), Bytes("7"), Bytes("cuda:0"), Integer(4), None), (byte)'Q'];
        var tensor = Call("torch._utils _rebuild_tensor", storage, Integer(2), Integers(2), Integers(1));
        byte[] pair = [(byte)']', .. Bytes("w"), (byte)'a', .. tensor, (byte)'a'];
        Assert.Equal(new() { ["w"] = "F32 [2] 0000404000008040" }, Contents(Whole(Call("collections OrderedDict", [(byte)']', .. pair, (byte)'a']))));
    }

    [Fact]
    public void Open_ViewOfStorage_ReadsItsPart() => Assert.Equal(
        new() { ["w"] = "F32 [2] 0000004000004040" }, Contents(OfStorage(View(1, 2), 2)));

    [Fact]
    public void Open_ViewOutsideStorage_IsRefused()
    {
        AssertError("the view of storage 7 is not within it", OfStorage(View(3, 2), 1));
        AssertError("the view of storage 7 is not within it", OfStorage(View(1, long.MaxValue), 1));
        AssertError("reaches over the end of its storage of 2 elements", OfStorage(View(1, 2), 3));
    }

    [Fact]
    public void Open_OtherPickles_AreNamed()
    {
        AssertMessage("is a pickle, but no checkpoint of PyTorch", Whole(Integer(1)));
        AssertMessage("it has pickle protocol 4", [0x80, 4, (byte)'N', (byte)'.']);
        AssertMessage("is a checkpoint of another version than 1001", [.. CheckpointBytes.LegacyHead[..15], .. Whole(Integer(1002))]);
        AssertMessage("it is cut off", CheckpointBytes.LegacyHead);
    }

    [Fact]
    public void Open_StoragesThatAreNotAsSaved_AreRefused()
    {
        var pickle = OfStorage(Reference("torch FloatStorage", "7", 4), 4);
        var whole = CheckpointBytes.Legacy(pickle, CheckpointBytes.Floats);
        AssertMessage("is cut off in storage 7, of 4 elements", whole[..^1]);
        AssertMessage("is cut off before storage 7", whole[..^17]);
        AssertMessage("1 bytes at the end belong to no tensor", [.. whole, 0]);
        AssertMessage("storage 7 has 2 elements where 4 were saved", CheckpointBytes.Legacy(pickle, CheckpointBytes.Floats[..8]));
        AssertMessage(
            "lists a storage that belongs to no tensor", CheckpointBytes.Legacy(OfStorage(Reference("torch FloatStorage", "8", 4), 4), CheckpointBytes.Floats));
        AssertMessage("has no list of its storages", [.. CheckpointBytes.LegacyHead, .. pickle, .. Whole(None)]);
        byte[] twice = Whole([(byte)']', .. Unicode("7"), (byte)'a', .. Unicode("7"), (byte)'a']);
        byte[] storage = [.. BitConverter.GetBytes(4L), .. CheckpointBytes.Floats];
        AssertMessage("lists storage 7 twice", [.. CheckpointBytes.LegacyHead, .. pickle, .. twice, .. storage, .. storage]);
    }

    [Fact]
    public void Open_HugeCount_IsRefusedWithoutMemory()
    {
        var pickle = OfStorage(Reference("torch FloatStorage", "7", long.MaxValue), 4);
        byte[] bytes = [.. CheckpointBytes.LegacyHead, .. pickle, .. CheckpointBytes.Keys, .. BitConverter.GetBytes(long.MaxValue), 1, 2, 3];
        AssertMessage("is cut off in storage 7", bytes);
    }

    private static byte[] Bytes(string text) => [(byte)'U', (byte)text.Length, .. text.Select(letter => (byte)letter)];

    private static byte[] View(long begin, long count) => Reference("torch FloatStorage", "7", 4, Tuple(Unicode("8"), Integer(begin), Integer(count)));

    private static byte[] OfStorage(byte[] storage, long size) => Whole(Dictionary(("w", Tensor(storage, 0, [size], [1]))));

    private Dictionary<string, string> Contents(byte[] pickle) =>
        WeightsContents.Of(directory.Write("old.pth", CheckpointBytes.Legacy(pickle, CheckpointBytes.Floats)));

    private void AssertError(string problem, byte[] pickle) => AssertMessage(problem, CheckpointBytes.Legacy(pickle, CheckpointBytes.Floats));

    private void AssertMessage(string problem, byte[] bytes) => WeightsContents.AssertError(problem, directory.Write("old.pth", bytes));
}
