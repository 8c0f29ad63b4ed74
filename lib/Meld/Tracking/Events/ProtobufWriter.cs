using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Meld.Tracking.Events;

/// <summary>Writes the few kinds of protobuf fields that events have (protobuf.dev/programming-guides/encoding). Fields of value 0 are written too.</summary>
internal sealed class ProtobufWriter
{
    private const int VarintType = 0, Fixed64Type = 1, LengthType = 2, Fixed32Type = 5;

    private readonly ArrayBufferWriter<byte> buffer = new();

    /// <summary>What was written so far.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.WrittenSpan;

    /// <summary>The bytes of a message.</summary>
    public static byte[] Message(Action<ProtobufWriter> write)
    {
        var writer = new ProtobufWriter();
        write(writer);
        return writer.Bytes.ToArray();
    }

    /// <summary>An integer or an enum.</summary>
    public void Integer(int field, long value)
    {
        Tag(field, VarintType);
        Varint((ulong)value);
    }

    /// <summary>A double.</summary>
    public void Double(int field, double value)
    {
        Tag(field, Fixed64Type);
        Fixed64(value);
    }

    /// <summary>A float.</summary>
    public void Float(int field, float value)
    {
        Tag(field, Fixed32Type);
        BinaryPrimitives.WriteSingleLittleEndian(buffer.GetSpan(sizeof(float)), value);
        buffer.Advance(sizeof(float));
    }

    /// <summary>A text in UTF-8.</summary>
    public void Text(int field, string value) => Block(field, Encoding.UTF8.GetBytes(value));

    /// <summary>A message within this one.</summary>
    public void Message(int field, Action<ProtobufWriter> write) => Block(field, Message(write));

    /// <summary>A packed list of doubles.</summary>
    public void Doubles(int field, IReadOnlyList<double> values)
    {
        Tag(field, LengthType);
        Varint((ulong)values.Count * sizeof(double));
        foreach (var value in values) Fixed64(value);
    }

    private void Block(int field, byte[] bytes)
    {
        Tag(field, LengthType);
        Varint((ulong)bytes.Length);
        buffer.Write(bytes);
    }

    private void Tag(int field, int type) => Varint((ulong)(field << 3 | type));

    private void Fixed64(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(buffer.GetSpan(sizeof(double)), value);
        buffer.Advance(sizeof(double));
    }

    // Seven bits a byte, the lowest first; the highest bit says that more follow.
    private void Varint(ulong value)
    {
        for (; value > 0x7F; value >>= 7) buffer.Write([(byte)(value | 0x80)]);
        buffer.Write([(byte)value]);
    }
}
