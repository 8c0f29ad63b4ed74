using static TorchSharp.torch;

namespace Meld.Encoders.Steps;

/// <summary>What is kept of an encoder's states.</summary>
internal static class States
{
    /// <summary>What is kept of one input, whatever else is in its batch.</summary>
    /// <param name="output">What the encoder gave for the batch.</param>
    /// <param name="input">The input's place in it.</param>
    /// <param name="length">How many of its states count.</param>
    /// <param name="pooling">What is kept.</param>
    public static Tensor Kept(EncoderOutput output, int input, long length, Pooling pooling)
    {
        if (pooling == Pooling.Pooler) return output.Pooled!.select(0, input);
        var states = output.LastHidden.select(0, input).narrow(0, 0, length).to(ScalarType.Float32);
        return pooling switch
        {
            Pooling.Last => states.select(0, length - 1),
            Pooling.Mean => states.mean([0]),
            Pooling.MeanMax => cat([states.mean([0]), states.amax([0])]),
            _ => states,
        };
    }
}
