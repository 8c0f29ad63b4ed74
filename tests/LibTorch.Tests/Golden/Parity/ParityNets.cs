using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.Golden.Parity;

/// <summary>The four trainings of <c>parity.py</c>, with its seeds, shapes and settings.</summary>
internal static class ParityNets
{
    private const int Steps = 8;

    public static float[] Losses(string name) => name switch
    {
        "mlp" => Mlp(),
        "r3d" => R3D(),
        "lstm" => Lstm(),
        "transformer" => Transformer(),
        _ => throw new ArgumentException($"no net named {name}", nameof(name)),
    };

    private static float[] Mlp()
    {
        torch.manual_seed(1);
        var net = Sequential(Linear(32, 64), ReLU(), Linear(64, 8));
        torch.manual_seed(2);
        var (x, target) = (torch.randn([16, 32]), torch.randint(0, 8, [16]));
        return Train(net, x, target, torch.optim.Adam(net.parameters(), lr: 0.001, beta1: 0.9, beta2: 0.999, eps: 1e-8, weight_decay: 0));
    }

    private static float[] R3D()
    {
        torch.manual_seed(1);
        var net = new R3D18(7);
        torch.manual_seed(2);
        var (x, target) = (torch.randn([2, 3, 8, 56, 56]), torch.randint(0, 7, [2]));
        return Train(net, x, target, torch.optim.SGD(net.parameters(), learningRate: 0.01, momentum: 0.9));
    }

    private static float[] Lstm()
    {
        torch.manual_seed(1);
        var net = new SequenceClassifier();
        torch.manual_seed(2);
        var (x, target) = (torch.randn([8, 12, 24]), torch.randint(0, 7, [8]));
        return Train(net, x, target, torch.optim.AdamW(net.parameters(), lr: 0.002, beta1: 0.9, beta2: 0.999, eps: 1e-8, weight_decay: 0.01));
    }

    private static float[] Transformer()
    {
        torch.manual_seed(1);
        var net = new TransformerClassifier();
        torch.manual_seed(2);
        var (x, target) = (torch.randn([10, 6, 20]), torch.randint(0, 7, [6]));
        var optimizer = torch.optim.AdamW(net.parameters(), lr: 0.001, beta1: 0.9, beta2: 0.999, eps: 1e-8, weight_decay: 0.01);
        return Train(net, x, target, optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, step => Math.Min(1.0, (step + 1) / 4.0)));
    }

    private static float[] Train(
        Module<Tensor, Tensor> net, Tensor x, Tensor target, optim.Optimizer optimizer, optim.lr_scheduler.LRScheduler? scheduler = null)
    {
        var losses = new float[Steps];
        net.train();
        for (var step = 0; step < Steps; step++)
        {
            using var scope = torch.NewDisposeScope();
            optimizer.zero_grad();
            var loss = functional.cross_entropy(net.call(x), target);
            loss.backward();
            optimizer.step();
            scheduler?.step();
            losses[step] = loss.item<float>();
        }
        return losses;
    }
}
