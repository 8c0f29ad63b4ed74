using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.Golden.Parity;

/// <summary>Two 3x3x3 convolutions with batch normalisation and a shortcut; <c>torch_r3d.py</c> has the same in Python.</summary>
internal sealed class R3DBlock : Module<Tensor, Tensor>
{
    private readonly Conv3d conv1;
    private readonly BatchNorm3d bn1;
    private readonly Conv3d conv2;
    private readonly BatchNorm3d bn2;
    private readonly Sequential? downsample;

    public R3DBlock(long inputs, long outputs, long stride)
        : base(nameof(R3DBlock))
    {
        conv1 = Conv3d(inputs, outputs, 3, stride: stride, padding: 1, bias: false);
        bn1 = BatchNorm3d(outputs);
        conv2 = Conv3d(outputs, outputs, 3, stride: 1, padding: 1, bias: false);
        bn2 = BatchNorm3d(outputs);
        if (stride != 1 || inputs != outputs) downsample = Sequential(Conv3d(inputs, outputs, 1, stride: stride, bias: false), BatchNorm3d(outputs));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var y = functional.relu(bn1.call(conv1.call(input)));
        y = bn2.call(conv2.call(y));
        return functional.relu(y + (downsample is null ? input : downsample.call(input)));
    }
}
