using System.Collections;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Sizes of a tensor's dimensions.</summary>
    public readonly struct Size : IEnumerable<long>
    {
        /// <summary>Sizes without any dimension.</summary>
        public static readonly Size Empty = new(Array.Empty<long>());

        private readonly long[]? sizes;

        /// <summary>Sizes from an array, which is copied.</summary>
        /// <param name="shape">The sizes.</param>
        public Size(long[] shape) => sizes = [.. shape];

        /// <summary>Sizes from a sequence.</summary>
        /// <param name="shape">The sizes.</param>
        public Size(IEnumerable<long> shape) => sizes = [.. shape];

        /// <summary>Sizes from an array.</summary>
        /// <param name="shape">The sizes.</param>
        public Size(int[] shape) => sizes = Creation.Wide(shape);

        /// <summary>One dimension.</summary>
        /// <param name="size">Its size.</param>
        public Size(long size) => sizes = [size];

        /// <summary>2 dimensions.</summary>
        /// <param name="size">Their sizes.</param>
        public Size((long, long) size) => sizes = [size.Item1, size.Item2];

        /// <summary>3 dimensions.</summary>
        /// <param name="size">Their sizes.</param>
        public Size((long, long, long) size) => sizes = [size.Item1, size.Item2, size.Item3];

        /// <summary>4 dimensions.</summary>
        /// <param name="size">Their sizes.</param>
        public Size((long, long, long, long) size) => sizes = [size.Item1, size.Item2, size.Item3, size.Item4];

        /// <summary>5 dimensions.</summary>
        /// <param name="size">Their sizes.</param>
        public Size((long, long, long, long, long) size) => sizes = [size.Item1, size.Item2, size.Item3, size.Item4, size.Item5];

        /// <summary>6 dimensions.</summary>
        /// <param name="size">Their sizes.</param>
        public Size((long, long, long, long, long, long) size) => sizes = [size.Item1, size.Item2, size.Item3, size.Item4, size.Item5, size.Item6];

        /// <summary>One dimension.</summary>
        /// <param name="size">Its size.</param>
        public Size(int size) => sizes = [size];

        /// <summary>2 dimensions.</summary>
        /// <param name="size">Their sizes.</param>
        public Size((int, int) size) => sizes = [size.Item1, size.Item2];

        /// <summary>3 dimensions.</summary>
        /// <param name="size">Their sizes.</param>
        public Size((int, int, int) size) => sizes = [size.Item1, size.Item2, size.Item3];

        /// <summary>4 dimensions.</summary>
        /// <param name="size">Their sizes.</param>
        public Size((int, int, int, int) size) => sizes = [size.Item1, size.Item2, size.Item3, size.Item4];

        /// <summary>5 dimensions.</summary>
        /// <param name="size">Their sizes.</param>
        public Size((int, int, int, int, int) size) => sizes = [size.Item1, size.Item2, size.Item3, size.Item4, size.Item5];

        /// <summary>6 dimensions.</summary>
        /// <param name="size">Their sizes.</param>
        public Size((int, int, int, int, int, int) size) => sizes = [size.Item1, size.Item2, size.Item3, size.Item4, size.Item5, size.Item6];

        /// <summary>Whether there are no dimensions.</summary>
        public bool IsEmpty => Length == 0;

        /// <summary>Whether there are no dimensions: the shape of a single number.</summary>
        public bool IsScalar => Length == 0;

        /// <summary>Number of dimensions.</summary>
        public int Length => Shape.Length;

        /// <summary>The sizes.</summary>
        public long[] Shape => sizes ?? [];

        /// <summary>Size of a dimension.</summary>
        /// <param name="idx">The dimension.</param>
        public long this[int idx] => Shape[idx];

        /// <summary>Size of a dimension.</summary>
        /// <param name="idx">The dimension.</param>
        public long this[long idx] => Shape[idx];

        /// <summary>One dimension.</summary>
        /// <param name="size">Its size.</param>
        public static implicit operator Size(long size) => new(size);

        /// <summary>2 dimensions.</summary>
        /// <param name="size">Their sizes.</param>
        public static implicit operator Size((long, long) size) => new(size);

        /// <summary>3 dimensions.</summary>
        /// <param name="size">Their sizes.</param>
        public static implicit operator Size((long, long, long) size) => new(size);

        /// <summary>4 dimensions.</summary>
        /// <param name="size">Their sizes.</param>
        public static implicit operator Size((long, long, long, long) size) => new(size);

        /// <summary>5 dimensions.</summary>
        /// <param name="size">Their sizes.</param>
        public static implicit operator Size((long, long, long, long, long) size) => new(size);

        /// <summary>6 dimensions.</summary>
        /// <param name="size">Their sizes.</param>
        public static implicit operator Size((long, long, long, long, long, long) size) => new(size);

        /// <summary>Sizes from an array, which is copied.</summary>
        /// <param name="size">The sizes.</param>
        public static implicit operator Size(long[] size) => new(size);

        /// <summary>The dimensions of one after those of the other.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static Size operator +(Size left, Size right) => new([.. left.Shape, .. right.Shape]);

        /// <summary>Dimensions after others.</summary>
        /// <param name="left">The first ones.</param>
        /// <param name="right">The last ones.</param>
        public static Size operator +(Size left, IEnumerable<long> right) => new([.. left.Shape, .. right]);

        /// <summary>Whether the sizes are equal.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static bool operator ==(Size left, Size right) => left.Shape.AsSpan().SequenceEqual(right.Shape);

        /// <summary>Whether the sizes differ.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static bool operator !=(Size left, Size right) => !(left == right);

        /// <summary>Number of elements.</summary>
        public long numel()
        {
            long count = 1;
            foreach (var size in Shape) count *= size;
            return count;
        }

        /// <summary>Some dimensions that follow each other.</summary>
        /// <param name="first">The first of them; counted from the end where it is negative.</param>
        /// <param name="next">The one after the last; counted from the end where it is negative.</param>
        public Size Slice(int first, int next)
        {
            if (first < 0) first += Shape.Length;
            if (next < 0) next += Shape.Length;
            return next > first ? new(Shape[first..next]) : Empty;
        }

        /// <summary>The first dimensions.</summary>
        /// <param name="i">How many.</param>
        public IEnumerable<long> Take(int i) => Shape.Take(i);

        /// <summary>The sizes, one after another.</summary>
        public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)Shape).GetEnumerator();

        /// <summary>Whether an object is equal sizes.</summary>
        /// <param name="obj">The object.</param>
        public override bool Equals(object? obj) => obj is Size other && this == other;

        /// <summary>A hash of the sizes.</summary>
        public override int GetHashCode()
        {
            HashCode hash = default;
            foreach (var size in Shape) hash.Add(size);
            return hash.ToHashCode();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
