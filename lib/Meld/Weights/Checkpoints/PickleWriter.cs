using System.Buffers.Binary;
using System.Text;

namespace Meld.Weights.Checkpoints;

/// <summary>Writes the pickle of tensors by name as <c>torch.save</c> does, without the memo that makes its texts shorter.</summary>
internal sealed class PickleWriter
{
    private readonly List<byte> bytes = [];

    /// <summary>The pickle of a dictionary whose tensors have a storage each, with their number as its key.</summary>
    public static byte[] Write(IEnumerable<KeyValuePair<string, TensorInfo>> tensors)
    {
        var writer = new PickleWriter();
        writer.Put(PickleOpcode.Protocol);
        writer.bytes.Add(2);
        writer.EmptyDictionary();
        writer.Put(PickleOpcode.Mark);
        var number = 0;
        foreach (var (name, tensor) in tensors)
        {
            writer.Text(name);
            writer.Tensor(tensor, number++);
        }
        writer.Put(PickleOpcode.SetItems);
        writer.Put(PickleOpcode.Stop);
        return [.. writer.bytes];
    }

    private void Tensor(TensorInfo tensor, int number)
    {
        Global("torch._utils", "_rebuild_tensor_v2");
        Put(PickleOpcode.Mark);
        Storage(tensor, number);
        Integer(0);
        Integers(tensor.Shape);
        Integers(Strides(tensor.Shape));
        Put(PickleOpcode.NewFalse);
        EmptyDictionary();
        Put(PickleOpcode.Tuple);
        Put(PickleOpcode.Reduce);
    }

    private void Storage(TensorInfo tensor, int number)
    {
        Put(PickleOpcode.Mark);
        Text("storage");
        Global("torch", PickleGlobals.StorageName(tensor.Type));
        Text($"{number}");
        Text("cpu");
        Integer(tensor.Shape.Aggregate(1L, (count, size) => count * size));
        Put(PickleOpcode.Tuple);
        Put(PickleOpcode.BinPersistentId);
    }

    private static long[] Strides(IReadOnlyList<long> shape)
    {
        var strides = new long[shape.Count];
        for (var (i, stride) = (shape.Count - 1, 1L); i >= 0; i--)
        {
            strides[i] = stride;
            // PyTorch counts a dimension without indices as one.
            stride *= Math.Max(1, shape[i]);
        }
        return strides;
    }

    private void EmptyDictionary()
    {
        Global("collections", "OrderedDict");
        Put(PickleOpcode.EmptyTuple);
        Put(PickleOpcode.Reduce);
    }

    private void Integers(IReadOnlyList<long> values)
    {
        Put(PickleOpcode.Mark);
        foreach (var value in values) Integer(value);
        Put(PickleOpcode.Tuple);
    }

    private void Integer(long value)
    {
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(number, value);
        if (value is >= int.MinValue and <= int.MaxValue)
        {
            Put(PickleOpcode.BinInt);
            bytes.AddRange(number[..sizeof(int)]);
            return;
        }
        Put(PickleOpcode.Long1);
        bytes.Add(sizeof(long));
        bytes.AddRange(number);
    }

    private void Text(string text)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        var utf8 = Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32LittleEndian(length, utf8.Length);
        Put(PickleOpcode.BinUnicode);
        bytes.AddRange(length);
        bytes.AddRange(utf8);
    }

    private void Global(string module, string name)
    {
        Put(PickleOpcode.Global);
        bytes.AddRange(Encoding.ASCII.GetBytes($"{module}\n{name}\n"));
    }

    private void Put(PickleOpcode opcode) => bytes.Add((byte)opcode);
}
