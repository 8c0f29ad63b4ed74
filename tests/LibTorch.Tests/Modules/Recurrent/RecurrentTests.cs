using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.NN;

public sealed class RecurrentTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public RecurrentTests()
    {
        set_num_threads(1);
        manual_seed(3);
    }

    public void Dispose() => scope.Dispose();

    [Fact]
    public void StateDict_HasPyTorchsKeys_InItsOrder()
    {
        string[] expected =
        [
            "weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0",
            "weight_ih_l0_reverse", "weight_hh_l0_reverse", "bias_ih_l0_reverse", "bias_hh_l0_reverse",
            "weight_ih_l1", "weight_hh_l1", "bias_ih_l1", "bias_hh_l1",
            "weight_ih_l1_reverse", "weight_hh_l1_reverse", "bias_ih_l1_reverse", "bias_hh_l1_reverse",
        ];

        Assert.Equal(expected, LSTM(3, 4, 2, bidirectional: true).state_dict().Keys);
        Assert.Equal(expected, GRU(3, 4, 2, bidirectional: true).state_dict().Keys);
        Assert.Equal(expected, RNN(3, 4, 2, bidirectional: true).state_dict().Keys);
        Assert.Equal(["weight_ih_l0", "weight_hh_l0"], GRU(3, 4, bias: false).state_dict().Keys);
        Assert.Equal([16, 8], LSTM(3, 4, 2, bidirectional: true).get_parameter("weight_ih_l1")!.shape);
        Assert.Equal([12, 3], GRU(3, 4).get_parameter("weight_ih_l0")!.shape);
        Assert.Equal(["weight_ih", "weight_hh", "bias_ih", "bias_hh"], LSTMCell(3, 4).state_dict().Keys);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Lstm_OfAPackedBatch_GivesWhatEachSequenceGivesAlone(long layers, bool bidirectional)
    {
        var lstm = LSTM(3, 4, layers, batchFirst: true, bidirectional: bidirectional);
        long[] lengths = [2, 5, 3];
        var padded = randn(3, 5, 3);
        var (h0, c0) = (randn(layers * (bidirectional ? 2 : 1), 3, 4), randn(layers * (bidirectional ? 2 : 1), 3, 4));

        var (packed, h, c) = lstm.call(nn.utils.rnn.pack_padded_sequence(padded, tensor(lengths), true, false), (h0, c0));
        var (output, _) = nn.utils.rnn.pad_packed_sequence(packed, true);

        for (var i = 0; i < lengths.Length; i++)
        {
            var (alone, aloneH, aloneC) = lstm.call(padded[i, ..(int)lengths[i]], (h0[.., i], c0[.., i]));
            TensorAssert.Close(alone, output[i, ..(int)lengths[i]]);
            TensorAssert.Close(aloneH, h[.., i]);
            TensorAssert.Close(aloneC, c[.., i]);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void GruAndRnn_OfAPackedBatch_GiveWhatEachSequenceGivesAlone(bool gated)
    {
        var gru = GRU(3, 4, 2, bidirectional: true);
        var rnn = RNN(3, 4, 2, NonLinearities.ReLU, bidirectional: true);
        long[] lengths = [2, 5, 3];
        var padded = randn(5, 3, 3);
        var h0 = randn(4, 3, 4);
        var input = nn.utils.rnn.pack_padded_sequence(padded, tensor(lengths), enforce_sorted: false);

        var (packed, h) = gated ? gru.call(input, h0) : rnn.call(input, h0);
        var (output, _) = nn.utils.rnn.pad_packed_sequence(packed);

        for (var i = 0; i < lengths.Length; i++)
        {
            var sequence = padded[..(int)lengths[i], i];
            var (alone, aloneH) = gated ? gru.call(sequence, h0[.., i]) : rnn.call(sequence, h0[.., i]);
            TensorAssert.Close(alone, output[..(int)lengths[i], i]);
            TensorAssert.Close(aloneH, h[.., i]);
        }
    }

    [Fact]
    public void PackedOutputs_HaveTheInputsOrder_AndTensorsOfTheirOwn()
    {
        var input = nn.utils.rnn.pack_padded_sequence(randn(5, 3, 3), tensor(new long[] { 2, 5, 3 }), enforce_sorted: false);

        var (output, _) = GRU(3, 4).call(input);
        input.Dispose();

        Assert.Equal([3L, 3, 2, 1, 1], output.batch_sizes.data<long>().ToArray());
        Assert.Equal([1L, 2, 0], output.sorted_indices!.data<long>().ToArray());
        Assert.Equal([2L, 0, 1], output.unsorted_indices!.data<long>().ToArray());
    }

    [Fact]
    public void State_CarriesASequenceOn()
    {
        var lstm = LSTM(3, 4, 2);
        var input = randn(6, 2, 3);

        var (whole, h, c) = lstm.call(input);
        var (first, h1, c1) = lstm.call(input[..4]);
        var (second, h2, c2) = lstm.call(input[4..], (h1, c1));

        TensorAssert.Close(whole, cat([first, second]));
        TensorAssert.Close(h, h2);
        TensorAssert.Close(c, c2);
    }

    [Fact]
    public void BatchFirst_IsTheSameTransposed()
    {
        var gru = GRU(3, 4, 2);
        var batchFirst = GRU(3, 4, 2, batchFirst: true);
        batchFirst.load_state_dict(gru.state_dict());
        var input = randn(6, 2, 3);

        var (expected, h) = gru.call(input);
        var (actual, h2) = batchFirst.call(input.transpose(0, 1));

        TensorAssert.Close(expected, actual.transpose(0, 1));
        TensorAssert.Close(h, h2);
    }

    [Fact]
    public void Cells_StepByStep_GiveWhatALayerGives()
    {
        var (lstm, lstmCell) = (LSTM(3, 4), LSTMCell(3, 4));
        var (gru, gruCell) = (GRU(3, 4), GRUCell(3, 4));
        var (rnn, rnnCell) = (RNN(3, 4, nonLinearity: NonLinearities.ReLU), RNNCell(3, 4, NonLinearities.ReLU));
        Load(lstmCell, lstm);
        Load(gruCell, gru);
        Load(rnnCell, rnn);
        var input = randn(5, 2, 3);
        (Tensor, Tensor)? pair = null;
        Tensor? gated = null, plain = null;

        for (var step = 0; step < 5; step++)
        {
            pair = lstmCell.call(input[step], pair);
            gated = gruCell.call(input[step], gated!);
            plain = rnnCell.call(input[step], plain!);
        }

        var (_, h, c) = lstm.call(input);
        TensorAssert.Close(h[0], pair!.Value.Item1);
        TensorAssert.Close(c[0], pair.Value.Item2);
        TensorAssert.Close(gru.call(input).Item2[0], gated!);
        TensorAssert.Close(rnn.call(input).Item2[0], plain!);

        static void Load(Module cell, Module layer) =>
            cell.load_state_dict(layer.state_dict().ToDictionary(one => one.Key.Replace("_l0", "", StringComparison.Ordinal), one => one.Value));
    }

    [Fact]
    public void Cells_TakeOneVector_AsABatchOfOne()
    {
        var cell = LSTMCell(3, 4);
        var (input, state, memory) = (randn(3), randn(4), randn(4));

        var (h, c) = cell.call(input, (state, memory));
        var (h1, c1) = cell.call(input.unsqueeze(0), (state.unsqueeze(0), memory.unsqueeze(0)));

        TensorAssert.Close(h1[0], h);
        TensorAssert.Close(c1[0], c);
        Assert.Equal([4], GRUCell(3, 4).call(input, null!).shape);
        Assert.Throws<ArgumentException>(() => cell.call(randn(2, 2, 3)));
        Assert.Throws<ArgumentException>(() => cell.call(randn(2, 3), (state, memory)));
    }

    [Fact]
    public void CellWeights_CanBeReplaced()
    {
        var cell = RNNCell(3, 4, bias: false);
        Assert.Null(cell.bias_ih);
        Assert.Null(cell.bias_hh);

        cell.weight_ih = new Parameter(zeros(4, 3));
        cell.weight_hh = new Parameter(zeros(4, 4));
        cell.bias_ih = new Parameter(ones(4));

        TensorAssert.Close(ones(2, 4).tanh(), cell.call(randn(2, 3), randn(2, 4)));
        Assert.Equal(["weight_ih", "weight_hh", "bias_ih"], cell.state_dict().Keys);
    }

    [Fact]
    public void RnnWeights_AreThoseOfTheLayer()
    {
        var rnn = RNN(3, 4, 2, bidirectional: true);

        Assert.Same(rnn.get_parameter("weight_ih_l1"), rnn.get_weight_ih(1));
        Assert.Same(rnn.get_parameter("weight_hh_l1"), rnn.get_weight_hh(1));
        Assert.Same(rnn.get_parameter("bias_ih_l0"), rnn.get_bias_ih(0));
        Assert.Same(rnn.get_parameter("bias_hh_l1"), rnn.get_bias_hh(1));
        Assert.Null(RNN(3, 4, bias: false).get_bias_ih(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => rnn.get_weight_ih(2));
    }

    [Fact]
    public void Conversion_ReachesTheWeights()
    {
        var lstm = LSTM(3, 4, bidirectional: true).to(float64);

        Assert.Equal(float64, lstm.call(randn([2, 1, 3], float64)).Item1.dtype);
        Assert.Equal(float64, GRU(3, 4, dtype: float64).call(randn([2, 1, 3], float64)).Item2.dtype);
    }

    [Fact]
    public void Gradients_AreTheSlopes()
    {
        var input = randn([3, 2, 3], float64);
        var lstm = LSTM(3, 2, 2, bidirectional: true, dtype: float64);
        var gru = GRU(3, 2, dtype: float64);
        var rnn = RNN(3, 2, dtype: float64);
        var packed = LSTM(3, 2, dtype: float64);
        var lengths = tensor(new long[] { 2, 3 });

        Slopes.AssertEqualGradients("LSTM", [input, .. lstm.parameters()], () => lstm.call(input) is var (y, h, c) ? [y, h, c] : []);
        Slopes.AssertEqualGradients("GRU", [input, .. gru.parameters()], () => gru.call(input) is var (y, h) ? [y, h] : []);
        Slopes.AssertEqualGradients("RNN", [input, .. rnn.parameters()], () => rnn.call(input) is var (y, h) ? [y, h] : []);
        Slopes.AssertEqualGradients("packed LSTM", [input, .. packed.parameters()], () =>
            packed.call(nn.utils.rnn.pack_padded_sequence(input, lengths, enforce_sorted: false)) is var (y, h, c) ? [y.data, h, c] : []);
    }

    [Fact]
    public void Forward_LeavesItsResultsAlone()
    {
        var lstm = LSTM(3, 4, 2, bidirectional: true);
        var (batch, sequence) = (randn(5, 2, 3), randn(5, 3));
        var packed = nn.utils.rnn.pack_padded_sequence(batch, tensor(new long[] { 3, 5 }), enforce_sorted: false);
        var cell = GRUCell(3, 4);

        Assert.Equal(3, LeftBy(() => lstm.call(batch)));
        Assert.Equal(3, LeftBy(() => lstm.call(sequence)));
        Assert.Equal(3, LeftBy(() => lstm.call(packed)));
        var step = sequence[0];
        Assert.Equal(1, LeftBy(() => cell.call(step, null!)));

        static int LeftBy(Action run)
        {
            using var inner = NewDisposeScope();
            run();
            return inner.DisposablesCount;
        }
    }

    [Fact]
    public void WrongShapesAndSettings_Throw()
    {
        var lstm = LSTM(3, 4, 2);
        var gru = GRU(3, 4);

        var width = Assert.Throws<ArgumentException>(() => lstm.call(randn(5, 1, 2)));
        Assert.Contains("last dimension is 2 instead of 3", width.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => gru.call(randn(3)));
        Assert.Throws<ArgumentException>(() => gru.call(randn(1, 1, 1, 3)));
        var wrong = Assert.Throws<ArgumentException>(() => lstm.call(randn(5, 1, 3), (zeros(2, 1, 4), zeros(1, 1, 4))));
        Assert.Contains("[1, 1, 4] instead of [2, 1, 4]", wrong.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => gru.call(randn(5, 3), zeros(1, 1, 4)));
        Assert.Throws<ArgumentException>(() => gru.call(nn.utils.rnn.pack_sequence([randn(2, 3), randn(1, 3)]), zeros(1, 1, 4)));
        Assert.Throws<ArgumentOutOfRangeException>(() => LSTM(3, 4, dropout: 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => LSTM(3, 4, numLayers: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GRUCell(3, 0));
    }

    [Fact]
    public void DisposedModules_SaySo()
    {
        var gru = GRU(3, 4);
        gru.flatten_parameters();
        gru.Dispose();

        Assert.Throws<ObjectDisposedException>(gru.flatten_parameters);
        Assert.Throws<ObjectDisposedException>(() => gru.call(randn(2, 1, 3)));
    }
}
