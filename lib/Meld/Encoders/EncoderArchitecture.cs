using Meld.Corpus;
using static TorchSharp.torch;

namespace Meld.Encoders;

/// <summary>An encoder at the size at which its weights are published, to look at without them.</summary>
public sealed class EncoderArchitecture
{
    private readonly Func<nn.Module> create;
    private readonly Action<nn.Module, Tensor> encode;
    private readonly ScalarType inputType;

    private EncoderArchitecture(
        string name, Modality modality, string? weights, string reads, long[] inputShape, ScalarType inputType,
        Func<nn.Module> create, Action<nn.Module, Tensor> encode)
    {
        (Name, Modality, Weights, Reads, InputShape) = (name, modality, weights, reads, inputShape);
        (this.inputType, this.create, this.encode) = (inputType, create, encode);
    }

    /// <summary>All of them, text first.</summary>
    public static IReadOnlyList<EncoderArchitecture> All { get; } =
    [
        Of("bert", Modality.Text, "bert-base-uncased", "token ids", [1, 16], () => new Bert(new BertConfig()), (bert, ids) => bert.call(ids, null, null)),
        Of("gpt2", Modality.Text, "gpt2", "token ids", [1, 16], () => new Gpt2(new Gpt2Config()), (gpt2, ids) => gpt2.call(ids, null)),
        Of(
            "wav2vec2", Modality.Audio, "wav2vec2-base", "a second of sound", [1, 16_000],
            () => new Wav2Vec2(new Wav2Vec2Config()), (wav2vec2, samples) => wav2vec2.call(samples, null)),
        Of("mel-conv", Modality.Audio, null, "a mel spectrogram", [1, 64, 300], () => new MelConvolution(), (network, mel) => network.call(mel)),
        Of("resnet-50", Modality.Video, "resnet50", "a picture", [1, 3, 224, 224], () => new ResNet50(), (network, picture) => network.call(picture)),
        Of("r3d-18", Modality.Video, "r3d-18-kinetics400", "16 frames", [1, 3, 16, 112, 112], () => new R3D18(), (network, clip) => network.call(clip)),
    ];

    /// <summary>What experiments call it.</summary>
    public string Name { get; }

    /// <summary>What it reads of an utterance.</summary>
    public Modality Modality { get; }

    /// <summary>Name of its usual weights; null for one that learns from nothing.</summary>
    public string? Weights { get; }

    /// <summary>What the example is.</summary>
    public string Reads { get; }

    /// <summary>Sizes of the example, <c>[batch, …]</c>.</summary>
    public IReadOnlyList<long> InputShape { get; }

    /// <summary>The encoder of a name.</summary>
    /// <exception cref="ArgumentException">There is none; the message names all.</exception>
    public static EncoderArchitecture Named(string name) => All.FirstOrDefault(one => one.Name == name)
        ?? throw new ArgumentException($"There is no encoder \"{name}\"; there are {string.Join(", ", All.Select(one => one.Name))}.", nameof(name));

    /// <summary>
    /// Builds it, takes the example through it, and frees it. Its weights are memory that nobody has filled, so what comes out has a shape and no sense. A tensor
    /// of shape alone (<c>torch.META</c>) would do with less, but in libtorch itself convolutions and normalizations cannot compute on it.
    /// </summary>
    public EncoderSummary Summary()
    {
        using var scope = NewDisposeScope();
        using var module = create();
        // What has published weights is a feature step, which changes none of them.
        if (Weights is not null) foreach (var parameter in module.parameters()) parameter.requires_grad = false;
        using var input = zeros([.. InputShape], inputType);
        return new EncoderSummary(this, ModuleSummary.Of(Name, module, () => encode(module, input)));
    }

    private static EncoderArchitecture Of<T>(
        string name, Modality modality, string? weights, string reads, long[] inputShape, Func<T> create, Action<T, Tensor> encode)
        where T : nn.Module =>
        new(
            name, modality, weights, reads, inputShape, modality == Modality.Text ? ScalarType.Int64 : ScalarType.Float32,
            create, (module, input) => encode((T)module, input));
}
