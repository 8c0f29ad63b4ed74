using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            public static partial class rnn
            {
                /// <summary>Packs a padded batch, so that recurrent layers skip the padding.</summary>
                /// <param name="input">Sequences padded to one length, [steps, batch, ...] or, with batch_first, [batch, steps, ...].</param>
                /// <param name="lengths">Length of each sequence, [batch]; whole numbers on the CPU, each at least 1.</param>
                /// <param name="batch_first">Whether the batch is the first dimension.</param>
                /// <param name="enforce_sorted">Whether the lengths have to descend; otherwise they are sorted, and the result knows the order.</param>
                /// <returns>The sequences without padding. Gradients reach the input.</returns>
                /// <exception cref="System.Runtime.InteropServices.ExternalException">A length is below 1, or they do not descend.</exception>
                /// <exception cref="ArgumentException">There is not one length for each sequence, or one is above the steps.</exception>
                public static PackedSequence pack_padded_sequence(Tensor input, Tensor lengths, bool batch_first = false, bool enforce_sorted = true)
                {
                    var batch = input.shape is { Length: > 1 } shape ? shape[batch_first ? 0 : 1] : 0;
                    if (batch == 0 || lengths.shape is not [var count] || count != batch)
                        throw new ArgumentException($"{nameof(pack_padded_sequence)}: one length for each of {batch} sequences was expected.", nameof(lengths));
                    var (data, batchSizes, sorted, unsorted) = Packed(input, lengths, batch_first, enforce_sorted);
                    return new PackedSequence(data, batchSizes, sorted, unsorted);
                }

                /// <summary>Pads packed sequences to one length again; the inverse of <see cref="pack_padded_sequence"/>.</summary>
                /// <param name="sequence">The packed sequences.</param>
                /// <param name="batch_first">Whether the batch becomes the first dimension.</param>
                /// <param name="padding_value">What the padding is.</param>
                /// <param name="total_length">The length to pad to; the longest sequence's when null.</param>
                /// <returns>[steps, batch, ...] or [batch, steps, ...], and each sequence's length, [batch], both in the original order.</returns>
                /// <exception cref="ArgumentException">A sequence is longer than <paramref name="total_length"/>.</exception>
                public static (Tensor, Tensor) pad_packed_sequence(PackedSequence sequence, bool batch_first = false, double padding_value = 0.0,
                    long? total_length = null)
                {
                    var longest = sequence.batch_sizes.shape[0];
                    if (total_length < longest)
                        throw new ArgumentException($"The total length {total_length} is below the longest sequence's {longest}.", nameof(total_length));
                    var (padded, lengths) = Aten._pad_packed_sequence(
                        sequence.data, sequence.batch_sizes, batch_first, padding_value, total_length ?? longest);
                    if (sequence.unsorted_indices is not { } unsorted) return (padded, lengths);
                    using (padded)
                    using (lengths)
                    using (var order = Aten.to_dtype_layout(unsorted, device: CPU))
                        return (Aten.index_select(padded, batch_first ? 0 : 1, unsorted), Aten.index_select(lengths, 0, order));
                }

                /// <summary>Stacks sequences of different lengths, padded to the longest.</summary>
                /// <param name="sequences">[length, ...] each, alike but for the length.</param>
                /// <param name="batch_first">Whether the result is [batch, longest, ...] instead of [longest, batch, ...].</param>
                /// <param name="padding_value">What the padding is.</param>
                public static Tensor pad_sequence(IEnumerable<Tensor> sequences, bool batch_first = false, double padding_value = 0.0) =>
                    Aten.pad_sequence(sequences, batch_first, padding_value);

                /// <summary>Packs sequences of different lengths.</summary>
                /// <param name="sequences">[length, ...] each, alike but for the length.</param>
                /// <param name="enforce_sorted">Whether the lengths have to descend; otherwise they are sorted, and the result knows the order.</param>
                /// <exception cref="System.Runtime.InteropServices.ExternalException">The lengths do not descend.</exception>
                public static PackedSequence pack_sequence(IEnumerable<Tensor> sequences, bool enforce_sorted = true)
                {
                    Tensor[] all = [.. sequences];
                    using var lengths = tensor(all.Select(one => one.shape[0]).ToArray());
                    using var padded = pad_sequence(all);
                    return pack_padded_sequence(padded, lengths, false, enforce_sorted);
                }

                private static (Tensor Data, Tensor BatchSizes, Tensor? Sorted, Tensor? Unsorted) Packed(
                    Tensor input, Tensor lengths, bool batchFirst, bool enforceSorted)
                {
                    using var scope = NewDisposeScope();
                    lengths = Aten.to_dtype(lengths, ScalarType.Int64);
                    var (longest, steps) = (Aten.max(lengths).item<long>(), input.shape[batchFirst ? 1 : 0]);
                    // libtorch would tell of steps that are not there.
                    if (longest > steps)
                        throw new ArgumentException($"{nameof(pack_padded_sequence)}: a length of {longest} with {steps} steps.", nameof(lengths));
                    Tensor? sorted = null;
                    Tensor? unsorted = null;
                    if (!enforceSorted)
                    {
                        (lengths, sorted) = Aten.sort(lengths, -1, true);
                        unsorted = Aten.scatter_src(sorted, 0, sorted, Aten.arange(sorted.shape[0], ScalarType.Int64));
                        sorted = scope.MoveToOuter(Aten.to_dtype_layout(sorted, device: input.device));
                        unsorted = scope.MoveToOuter(Aten.to_dtype_layout(unsorted, device: input.device));
                        input = Aten.index_select(input, batchFirst ? 0 : 1, sorted);
                    }
                    var (data, batchSizes) = Aten._pack_padded_sequence(input, lengths, batchFirst);
                    return (scope.MoveToOuter(data), scope.MoveToOuter(batchSizes), sorted, unsorted);
                }
            }
        }
    }
}
