namespace TorchSharp;

public static partial class torch
{
    /// <summary>One part of an index as in Python: a number, a slice, a new dimension, all remaining dimensions, a boolean or a tensor.</summary>
    public readonly struct TensorIndex
    {
        /// <summary>All dimensions that the other parts leave, Python's <c>...</c>.</summary>
        public static readonly TensorIndex Ellipsis = new(TensorIndexKind.Ellipsis);

        /// <summary>A new dimension of size 1.</summary>
        public static readonly TensorIndex None = new(TensorIndexKind.None);

        /// <summary>A new dimension of size 1.</summary>
        public static readonly TensorIndex Null = new(TensorIndexKind.None);

        /// <summary>A whole dimension, Python's <c>:</c>.</summary>
        public static readonly TensorIndex Colon = new(TensorIndexKind.Slice);

        private TensorIndex(TensorIndexKind kind, long? start = null, long? stop = null, long? step = null, Tensor? tensor = null)
        {
            Kind = kind;
            Start = start;
            Stop = stop;
            Step = step;
            Indices = tensor;
        }

        internal TensorIndexKind Kind { get; }

        /// <summary>Start of a slice; the number itself; 1 for true.</summary>
        internal long? Start { get; }

        internal long? Stop { get; }

        internal long? Step { get; }

        internal Tensor? Indices { get; }

        /// <summary>One place of a dimension, which disappears.</summary>
        /// <param name="value">The place; negative ones count from the end.</param>
        public static implicit operator TensorIndex(long value) => new(TensorIndexKind.Single, value);

        /// <summary>The tensor in an index. C# also takes this way where tensors stand beside other parts of an index; that does not work.</summary>
        /// <param name="value">The index.</param>
        /// <exception cref="InvalidOperationException">The index is no tensor.</exception>
        public static implicit operator Tensor(TensorIndex value) => value.Indices
            ?? throw new InvalidOperationException($"A {value.Kind} is no tensor: in an index with other parts, write TensorIndex.Tensor(t) for a tensor t.");

        /// <summary>The places from one to before another; null is the dimension's end on that side.</summary>
        /// <param name="range">From, to.</param>
        public static implicit operator TensorIndex((int?, int?) range) => Slice(range);

        /// <summary>The places of a range, such as <c>1..^1</c>.</summary>
        /// <param name="range">The range.</param>
        public static implicit operator TensorIndex(System.Range range) => Slice(range);

        /// <summary>One place of a dimension, such as <c>^1</c> for the last.</summary>
        /// <param name="index">The place.</param>
        public static implicit operator TensorIndex(System.Index index) => new(TensorIndexKind.Single, index.IsFromEnd ? -(long)index.Value : index.Value);

        /// <summary>The places of a dimension from start to before stop in steps.</summary>
        /// <param name="start">First place; the dimension's first if null.</param>
        /// <param name="stop">The place after the last; the dimension's end if null.</param>
        /// <param name="step">How far from one to the next; 1 if null.</param>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) => new(TensorIndexKind.Slice, start, stop, step);

        /// <summary>The places from one to before another; null is the dimension's end on that side.</summary>
        /// <param name="range">From, to.</param>
        public static TensorIndex Slice((int?, int?) range) => new(TensorIndexKind.Slice, range.Item1, range.Item2);

        /// <summary>The places of a range, such as <c>1..^1</c>.</summary>
        /// <param name="range">The range.</param>
        public static TensorIndex Slice(System.Range range) => new(TensorIndexKind.Slice, Place(range.Start), Place(range.End));

        /// <summary>A new dimension that is kept if true and empty if false.</summary>
        /// <param name="value">The truth value.</param>
        public static TensorIndex Bool(bool value) => new(TensorIndexKind.Bool, value ? 1 : 0);

        /// <summary>One place of a dimension, which disappears; a whole dimension if null.</summary>
        /// <param name="index">The place; negative ones count from the end.</param>
        public static TensorIndex Single(long? index) => index is null ? Colon : new(TensorIndexKind.Single, index);

        /// <summary>The places that a tensor of whole numbers lists, or those where a tensor of booleans is true.</summary>
        /// <param name="tensor">The tensor.</param>
        public static TensorIndex Tensor(Tensor tensor) => new(TensorIndexKind.Tensor, tensor: tensor);

        // ^0 is the end itself, which has no number from the end.
        private static long? Place(System.Index index) => !index.IsFromEnd ? index.Value : index.Value == 0 ? null : -index.Value;
    }
}
