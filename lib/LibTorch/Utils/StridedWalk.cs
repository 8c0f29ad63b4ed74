namespace TorchSharp.Utils;

/// <summary>Walks over elements in row-major order and tells where each lies.</summary>
internal sealed class StridedWalk
{
    private readonly long[] sizes;
    private readonly long[] strides;
    private readonly long[] position;
    private long offset;

    /// <summary>A walk that begins at one element.</summary>
    /// <param name="sizes">Sizes of the dimensions.</param>
    /// <param name="strides">Steps between neighbours along each.</param>
    /// <param name="start">The element's place in row-major order.</param>
    internal StridedWalk(long[] sizes, long[] strides, long start)
    {
        this.sizes = sizes;
        this.strides = strides;
        position = new long[sizes.Length];
        for (var dimension = sizes.Length - 1; dimension >= 0 && start > 0; dimension--)
        {
            position[dimension] = start % sizes[dimension];
            offset += position[dimension] * strides[dimension];
            start /= sizes[dimension];
        }
    }

    /// <summary>Where the element lies, in elements from the first; then goes on to the next.</summary>
    internal long Next()
    {
        var here = offset;
        for (var dimension = sizes.Length - 1; dimension >= 0; dimension--)
        {
            offset += strides[dimension];
            if (++position[dimension] < sizes[dimension]) break;
            offset -= strides[dimension] * sizes[dimension];
            position[dimension] = 0;
        }
        return here;
    }
}
