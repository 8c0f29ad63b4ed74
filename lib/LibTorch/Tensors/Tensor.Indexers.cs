using System.Runtime.CompilerServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A part of the tensor: a view, or a copy where tensors are among the indices. Setting writes into the tensor, broadcast.</summary>
        /// <param name="indices">Numbers, ranges, new dimensions, tensors, as in Python.</param>
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => Indexing.Get(this, indices);
            set => Indexing.Set(this, indices, value);
        }

        /// <summary>A copy of the elements that tensors of indices, or of booleans, pick. Setting writes into the tensor, broadcast.</summary>
        /// <param name="indices">A tensor for each dimension, or a mask for several.</param>
        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => Indexing.Get(this, indices);
            set => Indexing.Set(this, indices, value);
        }

        /// <summary>The part of the tensor at places of its leading dimensions, a view without them. Setting writes into the tensor, broadcast.</summary>
        /// <param name="i1">Place in dimension 0; negative ones count from the end.</param>
        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => Aten.select_int(this, 0, i1);
            set => Indexing.Set(this, value, [i1]);
        }

        /// <summary>The part of the tensor at places of its leading dimensions, a view without them. Setting writes into the tensor, broadcast.</summary>
        /// <param name="i1">Place in dimension 0; negative ones count from the end.</param>
        /// <param name="i2">Place in dimension 1; negative ones count from the end.</param>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => Indexing.Get(this, [i1, i2]);
            set => Indexing.Set(this, value, [i1, i2]);
        }

        /// <summary>The part of the tensor at places of its leading dimensions, a view without them. Setting writes into the tensor, broadcast.</summary>
        /// <param name="i1">Place in dimension 0; negative ones count from the end.</param>
        /// <param name="i2">Place in dimension 1; negative ones count from the end.</param>
        /// <param name="i3">Place in dimension 2; negative ones count from the end.</param>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => Indexing.Get(this, [i1, i2, i3]);
            set => Indexing.Set(this, value, [i1, i2, i3]);
        }

        /// <summary>The part of the tensor at places of its leading dimensions, a view without them. Setting writes into the tensor, broadcast.</summary>
        /// <param name="i1">Place in dimension 0; negative ones count from the end.</param>
        /// <param name="i2">Place in dimension 1; negative ones count from the end.</param>
        /// <param name="i3">Place in dimension 2; negative ones count from the end.</param>
        /// <param name="i4">Place in dimension 3; negative ones count from the end.</param>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => Indexing.Get(this, [i1, i2, i3, i4]);
            set => Indexing.Set(this, value, [i1, i2, i3, i4]);
        }

        /// <summary>The part of the tensor at places of its leading dimensions, a view without them. Setting writes into the tensor, broadcast.</summary>
        /// <param name="i1">Place in dimension 0; negative ones count from the end.</param>
        /// <param name="i2">Place in dimension 1; negative ones count from the end.</param>
        /// <param name="i3">Place in dimension 2; negative ones count from the end.</param>
        /// <param name="i4">Place in dimension 3; negative ones count from the end.</param>
        /// <param name="i5">Place in dimension 4; negative ones count from the end.</param>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => Indexing.Get(this, [i1, i2, i3, i4, i5]);
            set => Indexing.Set(this, value, [i1, i2, i3, i4, i5]);
        }

        /// <summary>The part of the tensor at places of its leading dimensions, a view without them. Setting writes into the tensor, broadcast.</summary>
        /// <param name="i1">Place in dimension 0; negative ones count from the end.</param>
        /// <param name="i2">Place in dimension 1; negative ones count from the end.</param>
        /// <param name="i3">Place in dimension 2; negative ones count from the end.</param>
        /// <param name="i4">Place in dimension 3; negative ones count from the end.</param>
        /// <param name="i5">Place in dimension 4; negative ones count from the end.</param>
        /// <param name="i6">Place in dimension 5; negative ones count from the end.</param>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => Indexing.Get(this, [i1, i2, i3, i4, i5, i6]);
            set => Indexing.Set(this, value, [i1, i2, i3, i4, i5, i6]);
        }

        /// <summary>The part of the tensor at places of its leading dimensions, a view without them. Setting writes into the tensor, broadcast.</summary>
        /// <param name="indices">Places; negative ones count from the end.</param>
        [IndexerName("TensorItems")]
        public Tensor this[params long[] indices]
        {
            get => Indexing.Get(this, (ReadOnlySpan<long>)indices);
            set => Indexing.Set(this, value, (ReadOnlySpan<long>)indices);
        }

        /// <summary>A part of the tensor, as the indexer gives it.</summary>
        /// <param name="indices">Numbers, ranges, new dimensions, tensors, as in Python.</param>
        public Tensor index(params TensorIndex[] indices) => Indexing.Get(this, indices);

        /// <summary>A copy of the elements that tensors pick, as the indexer gives it.</summary>
        /// <param name="indices">A tensor for each dimension, or a mask for several.</param>
        public Tensor index(params Tensor[] indices) => Indexing.Get(this, indices);

        /// <summary>In place: writes a value to a part of the tensor, broadcast.</summary>
        /// <param name="value">What to write.</param>
        /// <param name="indices">Numbers, ranges, new dimensions, tensors, as in Python.</param>
        /// <returns>This tensor.</returns>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, false);

        /// <summary>In place: writes a value to a part of the tensor, or adds it there, broadcast.</summary>
        /// <param name="value">What to write.</param>
        /// <param name="indices">Numbers, ranges, new dimensions, tensors, as in Python.</param>
        /// <param name="accumulate">Whether it is added; elements that are picked twice get it twice.</param>
        /// <returns>This tensor.</returns>
        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            Indexing.Set(this, indices, value, accumulate);
            return this;
        }

        /// <summary>In place: writes a value to the elements that tensors pick, broadcast.</summary>
        /// <param name="value">What to write.</param>
        /// <param name="indices">A tensor for each dimension, or a mask for several.</param>
        /// <returns>This tensor.</returns>
        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, indices, false);

        /// <summary>In place: writes a value to the elements that tensors pick, or adds it there, broadcast.</summary>
        /// <param name="value">What to write.</param>
        /// <param name="indices">A tensor for each dimension, or a mask for several.</param>
        /// <param name="accumulate">Whether it is added; elements that are picked twice get it twice.</param>
        /// <returns>This tensor.</returns>
        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false)
        {
            Indexing.Set(this, indices, value, accumulate);
            return this;
        }

        /// <summary>In place: writes a number to a part of the tensor.</summary>
        /// <param name="value">What to write.</param>
        /// <param name="indices">Numbers, ranges, new dimensions, tensors, as in Python.</param>
        /// <returns>This tensor.</returns>
        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var number = TensorData.Copy(value);
            return index_put_(number, indices, false);
        }

        /// <summary>In place: writes a number to the elements that tensors pick.</summary>
        /// <param name="value">What to write.</param>
        /// <param name="indices">A tensor for each dimension, or a mask for several.</param>
        /// <returns>This tensor.</returns>
        public Tensor index_put_(Scalar value, params Tensor[] indices)
        {
            using var number = TensorData.Copy(value);
            return index_put_(number, indices, false);
        }
    }
}
