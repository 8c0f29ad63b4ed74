using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils.rnn;

namespace LibTorch.Tests.NN.Rnn;

public class PackedSequenceTests
{
    // Three sequences of lengths 2, 4 and 1, the padding is 9; batch first.
    private static Tensor Padded() => tensor(new float[,] { { 1, 2, 9, 9 }, { 3, 4, 5, 6 }, { 7, 9, 9, 9 } });

    private static Tensor Lengths() => tensor(new long[] { 2, 4, 1 });

    private static long[] Longs(Tensor? tensor) => tensor!.data<long>().ToArray();

    private static float[] Floats(Tensor tensor) => tensor.contiguous().data<float>().ToArray();

    [Fact]
    public void Packing_PutsTheSequencesStepByStep_LongestFirst()
    {
        using var scope = NewDisposeScope();

        var packed = pack_padded_sequence(Padded(), Lengths(), batch_first: true, enforce_sorted: false);

        Assert.Equal([3f, 1, 7, 4, 2, 5, 6], Floats(packed.data));
        Assert.Equal([3L, 2, 1, 1], Longs(packed.batch_sizes));
        Assert.Equal([1L, 0, 2], Longs(packed.sorted_indices));
        Assert.Equal([1L, 0, 2], Longs(packed.unsorted_indices));
    }

    [Fact]
    public void UnsortedIndices_AreTheInverseOfTheSortedOnes()
    {
        using var scope = NewDisposeScope();

        var packed = pack_padded_sequence(zeros(4, 5, 2), tensor(new long[] { 2, 1, 4, 3, 2 }), enforce_sorted: false);

        var (sorted, unsorted) = (Longs(packed.sorted_indices), Longs(packed.unsorted_indices));
        Assert.NotEqual(sorted, unsorted);
        for (var i = 0; i < sorted.Length; i++) Assert.Equal(i, unsorted[sorted[i]]);
    }

    [Fact]
    public void SortedLengths_LeaveNoIndices()
    {
        using var scope = NewDisposeScope();

        var packed = pack_padded_sequence(Padded()[torch.tensor(new long[] { 1, 0, 2 })], tensor(new int[] { 4, 2, 1 }), batch_first: true);

        Assert.Equal([3f, 1, 7, 4, 2, 5, 6], Floats(packed.data));
        Assert.Null(packed.sorted_indices);
        Assert.Null(packed.unsorted_indices);
        Assert.Equal([4L, 2, 1], Longs(pad_packed_sequence(packed).Item2));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Padding_IsTheInverseOfPacking(bool batchFirst)
    {
        using var scope = NewDisposeScope();
        var input = batchFirst ? Padded() : Padded().t();

        var (output, lengths) = pad_packed_sequence(pack_padded_sequence(input, Lengths(), batchFirst, enforce_sorted: false), batchFirst, padding_value: 9);

        Assert.Equal(input.shape, output.shape);
        Assert.Equal(Floats(input), Floats(output));
        Assert.Equal([2L, 4, 1], Longs(lengths));
    }

    [Fact]
    public void TotalLength_PadsFurther_ButCutsNothing()
    {
        using var scope = NewDisposeScope();
        var packed = pack_padded_sequence(Padded(), Lengths(), batch_first: true, enforce_sorted: false);

        Assert.Equal([6, 3], pad_packed_sequence(packed, total_length: 6).Item1.shape);
        Assert.Equal([4, 3], pad_packed_sequence(packed, total_length: 4).Item1.shape);
        Assert.Throws<ArgumentException>(() => pad_packed_sequence(packed, total_length: 3));
    }

    [Fact]
    public void UnsortedOrEmptySequences_Throw()
    {
        using var scope = NewDisposeScope();

        var unsorted = Assert.Throws<ExternalException>(() => pack_padded_sequence(Padded(), Lengths(), batch_first: true));
        Assert.Contains("sorted in decreasing order", unsorted.Message, StringComparison.Ordinal);
        Assert.Throws<ExternalException>(() => pack_padded_sequence(Padded(), tensor(new long[] { 2, 0, 1 }), batch_first: true, enforce_sorted: false));
        Assert.Throws<ArgumentException>(() => pack_padded_sequence(Padded(), tensor(new long[] { 2, 5, 1 }), batch_first: true, enforce_sorted: false));
        Assert.Throws<ArgumentException>(() => pack_padded_sequence(Padded(), tensor(new long[] { 2, 1 }), batch_first: true, enforce_sorted: false));
        Assert.Throws<ArgumentException>(() => pack_padded_sequence(Padded()[0], tensor(new long[] { 2 }), enforce_sorted: false));
    }

    [Fact]
    public void Sequences_ArePaddedAndPacked_WithoutABatch()
    {
        using var scope = NewDisposeScope();
        Tensor[] sequences = [tensor(new float[] { 1, 2 }), tensor(new float[] { 3, 4, 5, 6 }), tensor(new float[] { 7 })];

        var padded = pad_sequence(sequences, batch_first: true, padding_value: 9);
        var packed = pack_sequence(sequences, enforce_sorted: false);

        Assert.Equal(Floats(Padded()), Floats(padded));
        Assert.Equal([4, 3], pad_sequence(sequences).shape);
        Assert.Equal([3f, 1, 7, 4, 2, 5, 6], Floats(packed.data));
        Assert.Throws<ExternalException>(() => pack_sequence(sequences));
    }

    [Fact]
    public void Gradients_GoThroughPackingAndPadding_ButNotToThePadding()
    {
        using var scope = NewDisposeScope();
        var input = Padded().requires_grad_();

        var (output, _) = pad_packed_sequence(pack_padded_sequence(input, Lengths(), true, false), true);
        (output * output).sum().backward();

        Assert.Equal([2f, 4, 0, 0, 6, 8, 10, 12, 14, 0, 0, 0], Floats(input.grad!));
    }

    [Fact]
    public void ItsScope_DisposesIt_WithItsTensors()
    {
        PackedSequence packed;
        using (var scope = NewDisposeScope())
        {
            using var input = Padded();
            using var lengths = Lengths();
            packed = pack_padded_sequence(input, lengths, true, false);
            Assert.True(scope.Contains(packed));
            Assert.False(scope.Contains(packed.data));
            input.Dispose();
            lengths.Dispose();
            Assert.Equal(1, scope.DisposablesCount);
        }

        Assert.True(packed.data.IsInvalid);
        Assert.True(packed.batch_sizes.IsInvalid);
        Assert.True(packed.sorted_indices!.IsInvalid);
        Assert.True(packed.unsorted_indices!.IsInvalid);
        packed.Dispose();
    }

    [Fact]
    public void Moving_LetsItOutliveItsScope()
    {
        using var outer = NewDisposeScope();
        var other = pack_sequence([ones(2), ones(1)]);
        PackedSequence moved, detached, joined;
        using (NewDisposeScope())
        {
            moved = pack_sequence([ones(2), ones(1)]).MoveToOuterDisposeScope();
            detached = pack_sequence([ones(2), ones(1)]).DetachFromDisposeScope();
            joined = pack_sequence([ones(2), ones(1)]).MoveToOtherDisposeScope(other);
        }

        Assert.True(outer.Contains(moved));
        Assert.True(outer.Contains(joined));
        Assert.False(outer.Contains(detached));
        Assert.False(moved.data.IsInvalid);
        Assert.False(detached.data.IsInvalid);
        Assert.Same(detached, detached.MoveToOtherDisposeScope(outer));
        Assert.True(outer.Contains(detached));
        detached.Dispose();
        Assert.False(outer.Contains(detached));
        Assert.True(detached.data.IsInvalid);
    }

    [Fact]
    public void Statistics_CountIt()
    {
        var statistics = DisposeScopeManager.Statistics.PackedSequenceStatistics;
        statistics.Reset();

        using (NewDisposeScope())
        {
            pack_sequence([ones(2), ones(1)]);
            pack_sequence([ones(2), ones(1)]).Dispose();
            pack_sequence([ones(2), ones(1)]).DetachFromDisposeScope().Dispose();
        }
        using var first = ones(2);
        pack_sequence([first]).Dispose();

        Assert.Equal(3, statistics.CreatedInScopeCount);
        Assert.Equal(1, statistics.CreatedOutsideScopeCount);
        Assert.Equal(2, statistics.DisposedInScopeCount);
        Assert.Equal(2, statistics.DisposedOutsideScopeCount);
        Assert.Equal(1, statistics.DetachedFromScopeCount);
        Assert.Equal(0, statistics.ThreadTotalLiveCount);
    }
}
