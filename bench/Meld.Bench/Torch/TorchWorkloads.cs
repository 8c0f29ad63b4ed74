using System.Diagnostics;
using LibTorch.Tests.Golden.Parity;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Optim = TorchSharp.torch.optim;

namespace Meld.Bench.Torch;

/// <summary>What <c>torch_worker.py</c> measures, in C#; each returns the seconds that its repetitions took after a warm-up.</summary>
internal sealed class TorchWorkloads
{
    private readonly Tensor a = tensor(new[] { 1f, 2f });
    private readonly Tensor b = tensor(new[] { 0.5f, 0.25f });
    private readonly Tensor m = randn(4, 4);
    private Action? r3d;
    private Action? bert;

    /// <summary>The seconds of <c>count</c> tiny operations, each result disposed at once.</summary>
    public double Tiny(string operation, int count)
    {
        Action<int> loop = operation switch
        {
            "add" => Add,
            "add_" => AddInPlace,
            "mul" => Multiply,
            "index" => Index,
            "slice" => Slice,
            "shape" => Shape,
            _ => throw new ArgumentException($"no tiny operation {operation}", nameof(operation)),
        };
        loop(count / 10);
        var clock = Stopwatch.StartNew();
        loop(count);
        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>The seconds of training steps of Linear(32, 64), ReLU, Linear(64, 8) with cross-entropy on a batch of 16.</summary>
    public static double Mlp(string optimizer, int count)
    {
        manual_seed(1);
        using var net = Sequential(Linear(32, 64), ReLU(), Linear(64, 8));
        manual_seed(2);
        using var x = randn(16, 32);
        using var target = randint(0, 8, [16]);
        using Optim.Optimizer made = optimizer == "sgd" ? Optim.SGD(net.parameters(), 0.01) : Optim.Adam(net.parameters(), 0.001);
        return Seconds(TrainingStep(net, made, x, target), count, Math.Max(1, count / 10));
    }

    /// <summary>The seconds of training steps of the R3D-18-like net on 2x3x8x56x56, SGD with momentum.</summary>
    public double R3D(int count)
    {
        if (r3d is null)
        {
            manual_seed(1);
            var net = new R3D18(7);
            manual_seed(2);
            r3d = TrainingStep(net, Optim.SGD(net.parameters(), 0.01, momentum: 0.9), randn([2, 3, 8, 56, 56]), randint(0, 7, [2]));
        }
        return Seconds(r3d, count, 1);
    }

    /// <summary>The seconds of forward passes of the BERT-base encoder on 1x128 tokens, without gradients.</summary>
    public double Bert(int count)
    {
        if (bert is null)
        {
            manual_seed(1);
            var net = new BertModel();
            net.eval();
            manual_seed(2);
            var (ids, mask) = (randint(1000, 30000, [1, 128]), ones(1, 128, dtype: int64));
            bert = () =>
            {
                using var _ = no_grad();
                net.call(ids, mask).Dispose();
            };
        }
        return Seconds(bert, count, 1);
    }

    private static Action TrainingStep(Module<Tensor, Tensor> net, Optim.Optimizer optimizer, Tensor x, Tensor target) => () =>
    {
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        functional.cross_entropy(net.call(x), target).backward();
        optimizer.step();
    };

    private static double Seconds(Action action, int count, int warmUp)
    {
        for (var i = 0; i < warmUp; i++) action();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < count; i++) action();
        return clock.Elapsed.TotalSeconds;
    }

    private void Add(int count)
    {
        for (var i = 0; i < count; i++) (a + b).Dispose();
    }

    private void AddInPlace(int count)
    {
        for (var i = 0; i < count; i++) a.add_(b);
    }

    private void Multiply(int count)
    {
        for (var i = 0; i < count; i++) (a * 2.0f).Dispose();
    }

    private void Index(int count)
    {
        for (var i = 0; i < count; i++) a[0].Dispose();
    }

    private void Slice(int count)
    {
        for (var i = 0; i < count; i++) m[.., 0..2].Dispose();
    }

    private void Shape(int count)
    {
        for (var i = 0; i < count; i++) _ = a.shape;
    }
}
