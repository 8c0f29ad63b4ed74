using System.Runtime.InteropServices;
using Meld.Storage;

namespace Meld.Weights.Checkpoints;

/// <summary>
/// Reads a tensor that is not row-major, in pieces: each a part of the file that fits a buffer, whose elements are then put where they belong.
/// </summary>
internal ref struct StridedRead
{
    // Larger than this, a piece is read in parts: it stays in the processor's cache, and few elements far apart cost no reading of all between.
    private const int BufferBytes = 1 << 18;

    private readonly WeightsBytes file;
    private readonly StridedView view;
    private readonly Span<byte> destination;
    private readonly byte[] buffer;
    private readonly int size;

    private StridedRead(WeightsBytes file, StridedView view, Span<byte> destination)
    {
        (this.file, this.view, size) = (file, view, view.Type.Size());
        this.destination = destination;
        buffer = new byte[BufferBytes];
    }

    /// <summary>Fills the destination, which has the tensor's size, with its elements in row-major order.</summary>
    /// <exception cref="WeightsFormatException">The file became shorter.</exception>
    public static void Read(WeightsBytes file, StridedView view, Span<byte> destination)
    {
        if (destination.IsEmpty) return;
        if (view.IsRowMajor) file.Read(view.Begin, destination);
        else new StridedRead(file, view, destination).Read(Axes(view), 0, 0);
    }

    /// <summary>The dimensions with more than one index, those with the longest strides first, so that what follows one of them lies close together.</summary>
    private static StridedAxis[] Axes(StridedView view)
    {
        var (axes, step) = (new List<StridedAxis>(), 1L);
        for (var i = view.Shape.Length - 1; i >= 0; i--)
        {
            if (view.Shape[i] > 1) axes.Add(new StridedAxis(view.Shape[i], view.Strides[i], step));
            step *= view.Shape[i];
        }
        return [.. axes.OrderByDescending(axis => axis.Stride)];
    }

    private static long Reach(ReadOnlySpan<StridedAxis> axes)
    {
        var reach = 1L;
        foreach (var axis in axes) reach += (axis.Size - 1) * axis.Stride;
        return reach;
    }

    private readonly void Read(ReadOnlySpan<StridedAxis> axes, long from, long to)
    {
        var (reach, room) = (Reach(axes), buffer.Length / size);
        if (reach <= room)
        {
            file.Read(view.Begin + (from * size), buffer.AsSpan(0, (int)reach * size));
            Place(axes, to);
            return;
        }
        var axis = axes[0];
        // As many indices at once as fit, and at least one.
        var together = Math.Clamp((room - Reach(axes[1..])) / axis.Stride + 1, 1, axis.Size);
        StridedAxis[] part = [axis, .. axes[1..]];
        for (var i = 0L; i < axis.Size; i += together)
        {
            part[0] = axis with { Size = Math.Min(together, axis.Size - i) };
            Read(part[0].Size > 1 ? part : part.AsSpan(1), from + (i * axis.Stride), to + (i * axis.Step));
        }
    }

    private readonly void Place(ReadOnlySpan<StridedAxis> axes, long to)
    {
        switch (size)
        {
            case 1: Place<byte>(buffer, destination[(int)to..], axes); break;
            case 2: Place(MemoryMarshal.Cast<byte, ushort>(buffer), MemoryMarshal.Cast<byte, ushort>(destination)[(int)to..], axes); break;
            case 4: Place(MemoryMarshal.Cast<byte, uint>(buffer), MemoryMarshal.Cast<byte, uint>(destination)[(int)to..], axes); break;
            default: Place(MemoryMarshal.Cast<byte, ulong>(buffer), MemoryMarshal.Cast<byte, ulong>(destination)[(int)to..], axes); break;
        }
    }

    private static void Place<T>(ReadOnlySpan<T> source, Span<T> target, ReadOnlySpan<StridedAxis> axes)
    {
        if (axes.IsEmpty)
        {
            target[0] = source[0];
            return;
        }
        var (size, stride, step) = ((int)axes[0].Size, (int)axes[0].Stride, (int)axes[0].Step);
        if (axes.Length == 1)
        {
            for (var i = 0; i < size; i++) target[i * step] = source[i * stride];
            return;
        }
        for (var i = 0; i < size; i++) Place(source[(i * stride)..], target[(i * step)..], axes[1..]);
    }
}
