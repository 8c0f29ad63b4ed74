using Meld.Features;
using Meld.Features.Steps;
using Meld.Media.Video;
using Meld.Weights;
using static TorchSharp.torch;

namespace Meld.Encoders.Steps;

/// <summary>Frozen R3D-18 over a clip's frames: <c>F32 [512]</c>.</summary>
public sealed class R3D18Step : IEncoderStep
{
    // To be raised whenever the same settings give other features.
    private const int Version = 1;

    // Of frames of 16 x 112 x 112: on two threads in bfloat16 48 to 83 ms a clip alone, 53 to 57 of four together, 57 of eight.
    private const long BatchClips = 4;

    private readonly PretrainedModel model;

    /// <param name="model">The published model.</param>
    /// <param name="frames">The frames that it reads, by default as it was trained: 16 of 112 x 112.</param>
    /// <param name="precision">What it computes in.</param>
    public R3D18Step(PretrainedModel model, VideoDecodeSettings? frames = null, EncoderPrecision precision = EncoderPrecision.Auto)
    {
        this.model = model;
        Input = new VideoDecodeStep(frames ?? new());
        Identity = StepIdentities.Of("video.r3d-18", Version, Input, new SettingsLine(), model, precision);
    }

    /// <inheritdoc/>
    public StepIdentity Identity { get; }

    /// <inheritdoc/>
    public IFeatureStep Input { get; }

    /// <inheritdoc/>
    public long BatchLength => BatchClips * 16 * 112 * 112;

    /// <summary>The number of pixels of all frames.</summary>
    public long LengthOf(IReadOnlyList<int> shape) => FrameTensors.Pixels(shape);

    /// <summary>Only equal shapes: frames that fill up would be seen.</summary>
    public bool Fit(IReadOnlyList<int> one, IReadOnlyList<int> other) => one.SequenceEqual(other);

    /// <inheritdoc/>
    public string? Lack(IReadOnlyList<int> shape) => null;

    /// <inheritdoc/>
    public IFeatureEncoder Open(string precision, int threads) => FrozenEncoder<R3D18>.Open(model, R3D18.Load, precision, threads, Encode);

    private static IEnumerable<Tensor> Encode(R3D18 network, IReadOnlyList<FeatureValue> clips)
    {
        var (shape, size) = (clips[0].Shape, clips[0].Bytes.Length);
        var values = new float[clips.Count * size];
        foreach (var (place, clip) in clips.Index())
            FrameTensors.Write(clip.Values<byte>(), shape[2] * shape[3], FrameForms.Kinetics, values.AsSpan(place * size, size), coloursFirst: true);
        var pooled = network.Pool(tensor(values, [clips.Count, 3, shape[0], shape[2], shape[3]]));
        return clips.Select((_, place) => pooled.select(0, place));
    }
}
