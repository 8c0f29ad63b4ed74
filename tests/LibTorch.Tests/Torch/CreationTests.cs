using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.Torch;

public class CreationTests
{
    private static readonly double[] RandAfterSeed = [0.49625658988952637, 0.7682217955589294];
    private static readonly double[] RandnAfterRand = [-0.29050925374031067, -1.0703703165054321];
    private static readonly long[] PermutationAfterRandn = [2, 4, 3, 1, 0];
    private static readonly long[] WholeAfterPermutation = [1, 6, 6, 9];

    [Fact]
    public void SizesComeInEveryForm()
    {
        Assert.Equal([5L], torch.zeros(5).shape);
        Assert.Equal([2L, 3], torch.zeros(2, 3).shape);
        Assert.Equal([2L, 3, 4], torch.ones(2L, 3L, 4L).shape);
        Assert.Equal([2L, 3, 4, 5], torch.empty(2, 3, 4, 5).shape);
        Assert.Equal([2L, 3, 8, 5, 6], torch.zeros([2, 3, 8, 5, 6]).shape);
        Assert.Equal([2L, 2], torch.full(2, 2, 7).shape);
        Assert.Equal([1L, 2], torch.zeros(new long[] { 1, 2 }).shape);
    }

    [Fact]
    public void TypesAreTheDefaultOneOrTheGivenOne()
    {
        Assert.Equal(ScalarType.Float32, torch.zeros(1).dtype);
        Assert.Equal(ScalarType.Int64, torch.full(1, 3).dtype);
        Assert.Equal(ScalarType.Float32, torch.full(1, 3.0).dtype);
        Assert.Equal(ScalarType.Int64, torch.arange(3).dtype);
        Assert.Equal(ScalarType.Float32, torch.arange(0, 1, 0.25).dtype);
        Assert.Equal(ScalarType.Int16, torch.ones(2, dtype: int16).dtype);
        Assert.True(torch.zeros(1, requires_grad: true).requires_grad);
        Assert.Throws<NotSupportedException>(() => torch.zeros(1, names: ["n"]));
    }

    [Fact]
    public void RangesAndIdentities()
    {
        Assert.Equal([0L, 1, 2], torch.arange(3).data<long>().ToArray());
        Assert.Equal([1L, 3], torch.arange(1, 5, 2).data<long>().ToArray());
        Assert.Equal([0f, 0.5f, 1], torch.linspace(0, 1, 3).data<float>().ToArray());
        Assert.Equal([1f, 10, 100], torch.logspace(0, 2, 3).data<float>().ToArray());
        Assert.Equal([1f, 0, 0, 0, 1, 0], torch.eye(2, 3).data<float>().ToArray());
        Assert.Equal([2L, 2], torch.eye(2).shape);
        Assert.Equal([0L, 1, 1, 0, 0, 1], torch.tril_indices(2, 2).data<long>().ToArray());
    }

    // Real PyTorch 1.13.1 on the processor with the same seed.
    [Fact]
    public void RandomNumbersAreThoseOfPyTorch()
    {
        torch.manual_seed(0);
        Assert.Equal(RandAfterSeed, Doubles(torch.rand(2)));
        Assert.Equal(RandnAfterRand, Doubles(torch.randn(2)));
        Assert.Equal(PermutationAfterRandn, torch.randperm(5).data<long>().ToArray());
        Assert.Equal(WholeAfterPermutation, torch.randint(10, [4]).data<long>().ToArray());
    }

    [Fact]
    public void TheDefaultGeneratorOutlivesItsDisposal()
    {
        using (var generator = torch.manual_seed(5)) Assert.Equal(5, generator.initial_seed());
        using (var generator = torch.Generator.Default) Assert.Equal(5, generator.initial_seed());
        Assert.Equal(5, torch.random.initial_seed());
        Assert.Equal([3L], torch.rand(3).shape);
    }

    [Fact]
    public void GeneratorsHaveTheirOwnSequence()
    {
        using var generator = new torch.Generator(3);
        var first = torch.rand(3, generator: generator);
        torch.rand(5);
        generator.manual_seed(3);
        Assert.True(first.Equals(torch.rand([3], generator: generator)));
        var state = torch.get_rng_state();
        var drawn = torch.randn(3);
        torch.set_rng_state(state);
        Assert.True(drawn.Equals(torch.randn(3)));
        Assert.Equal(5, torch.manual_seed(5).initial_seed());
    }

    [Fact]
    public void DevicesThatAreNotThereAreRefusedInOneSentence()
    {
        if (torch.cuda.is_available()) return;
        Action[] uses =
        [
            () => torch.zeros(2, device: "cuda"), () => torch.rand(2, device: "cuda:1"), () => torch.tensor(1f, device: "cuda"), () => torch.ones(1).cuda(),
            () => torch.ones(1).zeros_like(device: "cuda"), () => torch.nn.Linear(2, 2, device: "cuda"), () => torch.nn.LSTM(2, 2, device: "cuda"),
            () => torch.nn.Linear(2, 2).cuda(), () => torch.nn.LayerNorm(2).to("cuda:0"), () => torch.set_default_device("cuda"),
        ];
        Assert.All(uses, use => Assert.Contains("has no CUDA device", Assert.Throws<InvalidOperationException>(use).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void DisposingWhatManualSeedReturnsLeavesTheDefaultGenerator()
    {
        using (torch.manual_seed(6)) torch.rand(1).Dispose();
        Assert.Equal(6, torch.initial_seed());
        Assert.Equal(6, torch.Generator.Default.initial_seed());
    }

    [Fact]
    public void LikeAndNewFollowAnotherTensor()
    {
        var x = torch.ones(2, 3, float64);
        foreach (var like in new[] { x.zeros_like(), torch.ones_like(x), x.rand_like(), torch.randn_like(x), x.full_like(2), torch.empty_like(x), x.randint_like(0, 5) })
        {
            Assert.Equal([2L, 3], like.shape);
            Assert.Equal(ScalarType.Float64, like.dtype);
        }
        Assert.Equal(ScalarType.Int32, torch.zeros_like(x, int32).dtype);
        Assert.Equal([4L], x.new_zeros(4).shape);
        Assert.Equal(ScalarType.Float64, x.new_full(1, 2, 3).dtype);
    }

    [Fact]
    public void DataIsCopiedWithItsShape()
    {
        Assert.Equal([2L, 2], torch.tensor(new[,] { { 1, 2 }, { 3, 4 } }).shape);
        Assert.Equal([1L, 2, 1, 2], torch.tensor(new double[1, 2, 1, 2]).shape);
        Assert.Equal([3L], torch.tensor(new List<float> { 1, 2, 3 }).shape);
        Assert.Equal([3L, 1], torch.tensor(new float[] { 1, 2, 3 }, [3, 1]).shape);
        Assert.Equal([1L, 3], torch.tensor(new float[] { 1, 2, 3 }, 1, 3).shape);
        Assert.Equal([2L], torch.tensor(new float[] { 1, 2, 3 }.AsMemory(1), [2]).shape);
        Assert.Equal(ScalarType.Float64, torch.tensor(new float[] { 1 }, dtype: float64).dtype);
        Assert.Equal(ScalarType.ComplexFloat32, torch.tensor(1f, 2f).dtype);
        Assert.Throws<ArgumentException>(() => torch.tensor(new float[] { 1, 2, 3 }, [2]));
        var own = new float[] { 1, 2 };
        var copy = torch.tensor(own);
        own[0] = 9;
        Assert.Equal(1f, copy[0].item<float>());
        Assert.True(torch.as_tensor(copy).Equals(copy));
        Assert.Equal(ScalarType.Float64, torch.as_tensor(copy, float64).dtype);
    }

    [Fact]
    public void ArraysAreSharedWhereAskedFor()
    {
        var own = new[,] { { 1f, 2 }, { 3, 4 } };
        using (var shared = torch.from_array(own))
        {
            shared[1, 1] = 40f;
            own[0, 0] = 10;
            Assert.Equal([10f, 2, 3, 40], shared.data<float>().ToArray());
        }
        Assert.Equal(40f, own[1, 1]);
        Assert.Equal(ScalarType.Float64, torch.from_array(own, float64).dtype);
        var bytes = new byte[] { 0, 1, 0, 2, 0 };
        Assert.Equal([1, 2], torch.frombuffer(bytes, int16, offset: 1).data<short>().ToArray());
        Assert.Equal([1], torch.frombuffer(bytes, int16, count: 1, offset: 1).data<short>().ToArray());
        Assert.Throws<ArgumentException>(() => torch.frombuffer(bytes, int16));
        Assert.Throws<ArgumentOutOfRangeException>(() => torch.frombuffer(bytes, int16, count: 3, offset: 1));
    }

    private static double[] Doubles(Tensor tensor) => tensor.@double().data<double>().ToArray();
}
