using Meld.Features;
using Meld.Features.Steps;
using Meld.Storage;
using Meld.Weights;
using static TorchSharp.torch;

namespace Meld.Encoders.Steps;

/// <summary>Frozen wav2vec 2.0 over a clip's sound: <c>F32 [hidden]</c>, or <c>[frames, hidden]</c>, 49 a second, for <see cref="Pooling.None"/>.</summary>
public sealed class Wav2Vec2Step : IEncoderStep
{
    // To be raised whenever the same settings give other features.
    private const int Version = 1;

    // Half a minute of sound: the first convolution gives 195 MB of it, and its norm and its activation as much again each.
    private const long BatchSamples = 480_000;

    // As the published preprocessor has it.
    private const double Epsilon = 1e-7;

    private readonly PretrainedModel model;
    private readonly Wav2Vec2Config config;
    private readonly Pooling pooling;
    private readonly bool isStandardised;

    /// <param name="model">The published model.</param>
    /// <param name="seconds">How much of a clip is read, from its start, in seconds; attention takes memory with the square of it.</param>
    /// <param name="pooling">What is kept of the frames' states.</param>
    /// <param name="precision">What it computes in.</param>
    /// <exception cref="IOException">The model's files cannot be used.</exception>
    public Wav2Vec2Step(PretrainedModel model, double seconds = 30, Pooling pooling = Pooling.Mean, EncoderPrecision precision = EncoderPrecision.Auto)
    {
        (this.model, this.pooling, config) = (model, pooling, Wav2Vec2Config.Read(model.PathOf("config.json")));
        var form = WaveformForm.Of(model);
        isStandardised = form.IsStandardised;
        Input = new AudioDecodeStep(new() { SampleRate = form.SampleRate, Seconds = seconds });
        var settings = new SettingsLine().Add("pooling", pooling).Add("standardised", isStandardised).Add("config", Digest.OfFile(model.PathOf("config.json")));
        Identity = StepIdentities.Of("audio.wav2vec2", Version, Input, settings, model, precision);
    }

    /// <inheritdoc/>
    public StepIdentity Identity { get; }

    /// <inheritdoc/>
    public IFeatureStep Input { get; }

    /// <inheritdoc/>
    public long BatchLength => BatchSamples;

    /// <summary>The number of samples.</summary>
    public long LengthOf(IReadOnlyList<int> shape) => shape[0];

    /// <inheritdoc/>
    public bool Fit(IReadOnlyList<int> one, IReadOnlyList<int> other) => true;

    /// <inheritdoc/>
    public string? Lack(IReadOnlyList<int> shape) => config.FramesOf(shape[0]) == 0 ? $"its sound of {shape[0]} samples is too short for a frame" : null;

    /// <inheritdoc/>
    public IFeatureEncoder Open(string precision, int threads) =>
        FrozenEncoder<Wav2Vec2>.Open(model, Wav2Vec2.Load, precision, threads, Encode);

    private IEnumerable<Tensor> Encode(Wav2Vec2 network, IReadOnlyList<FeatureValue> sounds)
    {
        var lengths = sounds.Select(sound => (long)sound.Shape[0]).ToArray();
        var (longest, values) = (lengths.Max(), new float[sounds.Count * lengths.Max()]);
        foreach (var (row, sound) in sounds.Index())
        {
            var target = values.AsSpan(checked((int)(row * longest)), sound.Shape[0]);
            sound.Values<float>().CopyTo(target);
            if (isStandardised) Standardise(target);
        }
        var output = network.call(tensor(values, [sounds.Count, longest]), lengths);
        return sounds.Select((_, place) => States.Kept(output, place, config.FramesOf(lengths[place]), pooling));
    }

    // A sum of 480,000 squares in single precision would be off in the fourth digit.
    private static void Standardise(Span<float> samples)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var sample in samples) sum += sample;
        var mean = sum / samples.Length;
        foreach (var sample in samples) squares += (sample - mean) * (sample - mean);
        var scale = 1 / Math.Sqrt((squares / samples.Length) + Epsilon);
        foreach (ref var sample in samples) sample = (float)((sample - mean) * scale);
    }
}
