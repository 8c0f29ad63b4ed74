using System.Diagnostics;
using Meld.Encoders;
using static TorchSharp.torch;

namespace Meld.Bench.Torch;

/// <summary>Encoders of full size with random weights in their inference form; each returns the seconds of one forward pass.</summary>
internal static class EncoderWorkloads
{
    /// <summary>BERT-base without its pooler on 8 texts of 32 tokens, about what a text of MELD has in a batch of the longer ones.</summary>
    public static Func<double> Bert(ScalarType precision)
    {
        manual_seed(1);
        var net = new Bert(new BertConfig(), isPooled: false);
        Draw(net);
        InferenceForm.Enter(net, precision);
        var (ids, mask) = (randint(1000, 30000, [8, 32]), ones(8, 32, dtype: int64));
        return () => Seconds(() => net.call(ids, mask, null));
    }

    /// <summary>R3D-18 on 2 clips of 16 frames of 112 x 112.</summary>
    public static Func<double> R3D18(ScalarType precision)
    {
        manual_seed(1);
        var net = new R3D18();
        Draw(net);
        InferenceForm.Enter(net, precision);
        var clips = randn([2, 3, 16, 112, 112]);
        return () => Seconds(() => net.Pool(clips));
    }

    // Its memory holds anything: numbers that are none, or so small that they slow the processor.
    private static void Draw(nn.Module net)
    {
        using var noGradients = no_grad();
        foreach (var (name, parameter) in net.named_parameters())
        {
            if (parameter.dim() > 1) parameter.normal_(0, 0.02);
            else if (name.EndsWith("bias", StringComparison.Ordinal)) parameter.zero_();
        }
    }

    private static double Seconds(Action forward)
    {
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        var start = Stopwatch.GetTimestamp();
        forward();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
