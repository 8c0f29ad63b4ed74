using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Encoders;

/// <summary>
/// The audio network of the repository Andreaswt/ai-video-sentiment-model: two convolutions over the frames of a mel spectrogram, pooled over time,
/// <c>[batch, bands, frames]</c> to <c>[batch, OutputSize]</c>, with its parameter names. There the convolutions stay as they were drawn; here they learn.
/// </summary>
public sealed class MelConvolution : Module<Tensor, Tensor>
{
    // Two frames go at each convolution's ends, half of the rest between them.
    private const int FewestFrames = 8;
    private const long Features = 128;
    private readonly long bands;
    private readonly Sequential conv_layers;
    private readonly Sequential projection;

    /// <summary>A new network; its random weights come from the default generator.</summary>
    /// <param name="bands">Number of mel bands.</param>
    /// <param name="output">Length of the vector.</param>
    /// <param name="dropout">Share of the vector's values that a training step sets to 0, from 0 to below 1.</param>
    public MelConvolution(long bands = 64, long output = 128, double dropout = 0.2)
        : base(nameof(MelConvolution))
    {
        (this.bands, OutputSize) = (bands, output);
        conv_layers = Sequential(
            Conv1d(bands, 64, 3), BatchNorm1d(64), ReLU(), MaxPool1d(2), Conv1d(64, Features, 3), BatchNorm1d(Features), ReLU(), AdaptiveAvgPool1d(1));
        projection = Sequential(Linear(Features, output), ReLU(), Dropout(dropout));
        RegisterComponents();
    }

    /// <summary>Length of the vectors.</summary>
    public long OutputSize { get; }

    /// <summary>The vectors.</summary>
    /// <param name="input">Mel spectrograms, <c>[batch, bands, frames]</c>, of 8 frames at least.</param>
    /// <exception cref="ArgumentException">They have another shape.</exception>
    public override Tensor forward(Tensor input)
    {
        if (input.dim() != 3 || input.size(1) != bands || input.size(2) < FewestFrames)
        {
            throw new ArgumentException(
                $"mel-conv takes [batch, {bands}, {FewestFrames} frames or more], not [{string.Join(", ", input.shape)}].", nameof(input));
        }
        using var scope = NewDisposeScope();
        return projection.call(conv_layers.call(input).squeeze(2)).MoveToOuterDisposeScope();
    }
}
