using System.Text;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What extends tensors and their parts: values out and in, text, files.</summary>
public static partial class TensorExtensionMethods
{
    /// <summary>Writes a tensor as TorchSharp does: number of the dtype, rank and sizes, each in 7-bit groups, then the elements, row-major.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="writer">Where to.</param>
    public static void Save(this Tensor tensor, BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentNullException.ThrowIfNull(writer);
        var shape = tensor.shape;
        writer.Write7BitEncodedInt64((long)tensor.dtype);
        writer.Write7BitEncodedInt64(shape.Length);
        foreach (var size in shape) writer.Write7BitEncodedInt64(size);
        writer.Flush();
        tensor.WriteBytesToStream(writer.BaseStream);
    }

    /// <summary>Writes a tensor as <see cref="Save(Tensor, BinaryWriter)"/> does; the stream stays open.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="stream">Where to.</param>
    public static void Save(this Tensor tensor, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        tensor.Save(writer);
    }

    /// <summary>Writes a tensor to a file as <see cref="Save(Tensor, BinaryWriter)"/> does.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="location">The file.</param>
    public static void Save(this Tensor tensor, string location)
    {
        using var file = File.Create(location);
        tensor.Save(file);
    }

    /// <summary>Fills a tensor with what <see cref="Save(Tensor, BinaryWriter)"/> wrote.</summary>
    /// <param name="tensor">The tensor, of the same type and shape.</param>
    /// <param name="reader">Where from.</param>
    /// <param name="skip">Whether to go past it only.</param>
    /// <exception cref="ArgumentException">The type or, unless skipped, the shape is another.</exception>
    /// <exception cref="InvalidDataException">What is read is no tensor.</exception>
    /// <exception cref="EndOfStreamException">Elements are missing.</exception>
    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        var (dtype, shape) = ReadHead(reader);
        if (dtype != tensor.dtype) throw new ArgumentException($"The saved tensor is of type {dtype}, this one of type {tensor.dtype}.");
        if (skip)
        {
            Skip(reader, dtype, shape);
            return;
        }
        if (!shape.AsSpan().SequenceEqual(tensor.shape))
            throw new ArgumentException($"The saved tensor has sizes [{string.Join(", ", shape)}], this one [{string.Join(", ", tensor.shape)}].");
        tensor.ReadBytesFromStream(reader.BaseStream);
    }

    /// <summary>Reads a tensor that <see cref="Save(Tensor, BinaryWriter)"/> wrote.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="skip">Whether to go past it only; the result is null then.</param>
    /// <exception cref="InvalidDataException">What is read is no tensor.</exception>
    /// <exception cref="EndOfStreamException">Elements are missing.</exception>
    public static Tensor Load(BinaryReader reader, bool skip = false)
    {
        var (dtype, shape) = ReadHead(reader);
        if (skip)
        {
            Skip(reader, dtype, shape);
            return null!;
        }
        CheckLength(reader.BaseStream, dtype, shape);
        var tensor = empty(shape, dtype, CPU);
        tensor.ReadBytesFromStream(reader.BaseStream);
        return tensor;
    }

    /// <summary>Fills a tensor with what <see cref="Save(Tensor, BinaryWriter)"/> wrote, or makes it if there is none.</summary>
    /// <param name="tensor">The tensor; null for a new one.</param>
    /// <param name="reader">Where from.</param>
    /// <param name="skip">Whether to go past it only.</param>
    public static void Load(ref Tensor? tensor, BinaryReader reader, bool skip = false)
    {
        if (tensor is null) tensor = Load(reader, skip);
        else tensor.Load(reader, skip);
    }

    private static (ScalarType Type, long[] Shape) ReadHead(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var type = reader.Read7BitEncodedInt64();
        var rank = reader.Read7BitEncodedInt64();
        // More dimensions than libtorch ever takes: a damaged file must not cost memory.
        if (type is < 0 or > 15 || !Enum.IsDefined((ScalarType)type) || rank is < 0 or > 64)
            throw new InvalidDataException("This is no tensor as TorchSharp saves it.");
        var shape = new long[rank];
        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = reader.Read7BitEncodedInt64();
            if (shape[i] < 0) throw new InvalidDataException("This is no tensor as TorchSharp saves it.");
        }
        return ((ScalarType)type, shape);
    }

    private static long LengthOf(ScalarType dtype, long[] shape)
    {
        try
        {
            long bytes = dtype.ElementSize();
            foreach (var size in shape) bytes = checked(bytes * size);
            return bytes;
        }
        catch (OverflowException)
        {
            throw new InvalidDataException("This is no tensor as TorchSharp saves it: its sizes are beyond all memory.");
        }
    }

    // Before memory is taken for it.
    private static void CheckLength(Stream stream, ScalarType dtype, long[] shape)
    {
        var length = LengthOf(dtype, shape);
        if (stream.CanSeek && stream.Length - stream.Position < length)
            throw new EndOfStreamException($"The tensor has {length} bytes, and {stream.Length - stream.Position} are left.");
    }

    private static void Skip(BinaryReader reader, ScalarType dtype, long[] shape)
    {
        CheckLength(reader.BaseStream, dtype, shape);
        var left = LengthOf(dtype, shape);
        if (reader.BaseStream.CanSeek)
        {
            reader.BaseStream.Seek(left, SeekOrigin.Current);
            return;
        }
        var buffer = new byte[Math.Min(left, 1 << 16)];
        while (left > 0)
        {
            var part = (int)Math.Min(left, buffer.Length);
            reader.BaseStream.ReadExactly(buffer, 0, part);
            left -= part;
        }
    }
}
