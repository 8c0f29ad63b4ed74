using Meld.Features;
using Meld.Features.Steps;
using Meld.Media.Video;
using Meld.Weights;
using static TorchSharp.torch;

namespace Meld.Encoders.Steps;

/// <summary>Frozen ResNet-50 over each of a clip's frames: <c>F32 [2048]</c>, or <c>[frames, 2048]</c> for <see cref="Pooling.None"/>.</summary>
public sealed class ResNet50Step : IEncoderStep
{
    // To be raised whenever the same settings give other features.
    private const int Version = 1;

    // Of 224 x 224.
    private const long BatchFrames = 16;

    private static readonly FrameForm Form = FrameForms.ImageNet(1);

    private readonly PretrainedModel model;
    private readonly Pooling pooling;

    /// <param name="model">The published model.</param>
    /// <param name="frames">The frames that it reads, by default <see cref="Frames"/>.</param>
    /// <param name="pooling">What is kept of the frames' vectors.</param>
    /// <param name="precision">What it computes in.</param>
    public ResNet50Step(PretrainedModel model, VideoDecodeSettings? frames = null, Pooling pooling = Pooling.None, EncoderPrecision precision = EncoderPrecision.Auto)
    {
        (this.model, this.pooling, Input) = (model, pooling, new VideoDecodeStep(frames ?? Frames));
        Identity = StepIdentities.Of("video.resnet-50", Version, Input, new SettingsLine().Add("pooling", pooling), model, precision);
    }

    /// <summary>8 frames over the clip, of 224 x 224 as it was trained.</summary>
    public static VideoDecodeSettings Frames { get; } = new() { Frames = 8, Height = null, Width = null, ShorterSide = 256, Crop = 224 };

    /// <inheritdoc/>
    public StepIdentity Identity { get; }

    /// <inheritdoc/>
    public IFeatureStep Input { get; }

    /// <inheritdoc/>
    public long BatchLength => BatchFrames * 224 * 224;

    /// <summary>The number of pixels of all frames.</summary>
    public long LengthOf(IReadOnlyList<int> shape) => FrameTensors.Pixels(shape);

    /// <summary>Frames of equal size.</summary>
    public bool Fit(IReadOnlyList<int> one, IReadOnlyList<int> other) => one.Skip(1).SequenceEqual(other.Skip(1));

    /// <inheritdoc/>
    public string? Lack(IReadOnlyList<int> shape) => null;

    /// <inheritdoc/>
    public IFeatureEncoder Open(string precision, int threads) => FrozenEncoder<ResNet50>.Open(model, ResNet50.Load, precision, threads, Encode);

    // A clip may have thousands of frames, and the maps of one take some MB: they go through the network a batch at a time.
    private IEnumerable<Tensor> Encode(ResNet50 network, IReadOnlyList<FeatureValue> clips)
    {
        var most = (int)Math.Max(1, BatchLength / ((long)clips[0].Shape[2] * clips[0].Shape[3]));
        var frames = clips.SelectMany(clip => Enumerable.Range(0, clip.Shape[0]).Select(frame => (clip, frame)));
        var vectors = cat([.. frames.Chunk(most).Select(some => Pool(network, some))]);
        var start = 0L;
        foreach (var clip in clips)
        {
            var own = vectors.narrow(0, start, clip.Shape[0]);
            yield return pooling == Pooling.Mean ? own.mean([0]) : own;
            start += clip.Shape[0];
        }
    }

    private static Tensor Pool(ResNet50 network, (FeatureValue Clip, int Frame)[] frames)
    {
        var shape = frames[0].Clip.Shape;
        var (plane, size) = (shape[2] * shape[3], 3 * shape[2] * shape[3]);
        var values = new float[frames.Length * size];
        foreach (var (place, (clip, frame)) in frames.Index())
            FrameTensors.Write(clip.Values<byte>().Slice(frame * size, size), plane, Form, values.AsSpan(place * size, size), coloursFirst: false);
        using var input = tensor(values, [frames.Length, 3, shape[2], shape[3]]);
        return network.Pool(input);
    }
}
