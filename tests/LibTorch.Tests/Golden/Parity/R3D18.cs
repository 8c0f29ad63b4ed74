using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.Golden.Parity;

/// <summary>The R3D-18-like net of <c>torch_r3d.py</c>: [batch, 3, frames, height, width] → [batch, classes]; 33.2 M parameters.</summary>
internal sealed class R3D18 : Module<Tensor, Tensor>
{
    private readonly Sequential stem;
    private readonly Sequential layer1;
    private readonly Sequential layer2;
    private readonly Sequential layer3;
    private readonly Sequential layer4;
    private readonly AdaptiveAvgPool3d pool;
    private readonly Linear fc;

    public R3D18(long classes)
        : base(nameof(R3D18))
    {
        stem = Sequential(Conv3d(3, 64, (3, 7, 7), (1, 2, 2), (1, 3, 3), bias: false), BatchNorm3d(64), ReLU());
        layer1 = Sequential(new R3DBlock(64, 64, 1), new R3DBlock(64, 64, 1));
        layer2 = Sequential(new R3DBlock(64, 128, 2), new R3DBlock(128, 128, 1));
        layer3 = Sequential(new R3DBlock(128, 256, 2), new R3DBlock(256, 256, 1));
        layer4 = Sequential(new R3DBlock(256, 512, 2), new R3DBlock(512, 512, 1));
        pool = AdaptiveAvgPool3d((1, 1, 1));
        fc = Linear(512, classes);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var x = layer4.call(layer3.call(layer2.call(layer1.call(stem.call(input)))));
        return fc.call(pool.call(x).flatten(1));
    }
}
