using System.Text.Json.Serialization;
using Meld.Weights;

namespace Meld.Encoders;

/// <summary>The size and the functions of a <see cref="Wav2Vec2"/>; the defaults are those of the base model (arXiv:2006.11477).</summary>
public sealed record Wav2Vec2Config
{
    /// <summary>Length of a state.</summary>
    [JsonPropertyName("hidden_size")]
    public int HiddenSize { get; init; } = 768;

    /// <summary>Number of layers.</summary>
    [JsonPropertyName("num_hidden_layers")]
    public int Layers { get; init; } = 12;

    /// <summary>Heads of a layer's attention.</summary>
    [JsonPropertyName("num_attention_heads")]
    public int Heads { get; init; } = 12;

    /// <summary>Width of a layer's feed-forward part.</summary>
    [JsonPropertyName("intermediate_size")]
    public int IntermediateSize { get; init; } = 3072;

    /// <summary>Name of the activation in the feed-forward part.</summary>
    [JsonPropertyName("hidden_act")]
    public string Activation { get; init; } = "gelu";

    /// <summary>Added to the variance in the normalizations of states.</summary>
    [JsonPropertyName("layer_norm_eps")]
    public double LayerNormEps { get; init; } = 1e-5;

    /// <summary>Whether layers normalize what goes into their parts, as the large models do, and not what comes out of them.</summary>
    [JsonPropertyName("do_stable_layer_norm")]
    public bool IsNormalizedFirst { get; init; }

    /// <summary>How the convolutions are normalized: <c>group</c>, the first over all frames; <c>layer</c>, each frame by frame.</summary>
    [JsonPropertyName("feat_extract_norm")]
    public string ConvolutionNorm { get; init; } = "group";

    /// <summary>Name of the activation after the convolutions.</summary>
    [JsonPropertyName("feat_extract_activation")]
    public string ConvolutionActivation { get; init; } = "gelu";

    /// <summary>Channels of each convolution.</summary>
    [JsonPropertyName("conv_dim")]
    public IReadOnlyList<int> ConvolutionSizes { get; init; } = [512, 512, 512, 512, 512, 512, 512];

    /// <summary>Width of each convolution's kernel.</summary>
    [JsonPropertyName("conv_kernel")]
    public IReadOnlyList<int> ConvolutionKernels { get; init; } = [10, 3, 3, 3, 3, 2, 2];

    /// <summary>Step of each convolution.</summary>
    [JsonPropertyName("conv_stride")]
    public IReadOnlyList<int> ConvolutionStrides { get; init; } = [5, 2, 2, 2, 2, 2, 2];

    /// <summary>Whether the convolutions have summands.</summary>
    [JsonPropertyName("conv_bias")]
    public bool HasConvolutionBias { get; init; }

    /// <summary>Frames that the convolution which tells positions apart reaches over.</summary>
    [JsonPropertyName("num_conv_pos_embeddings")]
    public int PositionalKernel { get; init; } = 128;

    /// <summary>Groups of that convolution.</summary>
    [JsonPropertyName("num_conv_pos_embedding_groups")]
    public int PositionalGroups { get; init; } = 16;

    /// <summary>Share of the convolutions' projected values that a training step drops.</summary>
    [JsonPropertyName("feat_proj_dropout")]
    public double ProjectionDropout { get; init; }

    /// <summary>Share of the states' values that a training step drops.</summary>
    [JsonPropertyName("hidden_dropout")]
    public double HiddenDropout { get; init; } = 0.1;

    /// <summary>Share of the attention weights that a training step drops.</summary>
    [JsonPropertyName("attention_dropout")]
    public double AttentionDropout { get; init; } = 0.1;

    /// <summary>Share of the values within the feed-forward part that a training step drops.</summary>
    [JsonPropertyName("activation_dropout")]
    public double ActivationDropout { get; init; } = 0.1;

    /// <summary>Whether the model ends in an adapter, which cannot be computed.</summary>
    [JsonPropertyName("add_adapter")]
    public bool HasAdapter { get; init; }

    /// <summary>Frames that so many samples give: 49 a second at 16 kHz in the published models, none for less than 400 samples.</summary>
    public long FramesOf(long samples)
    {
        foreach (var (kernel, stride) in ConvolutionKernels.Zip(ConvolutionStrides)) samples = samples < kernel ? 0 : (samples - kernel) / stride + 1;
        return samples;
    }

    /// <summary>Reads a <c>config.json</c>.</summary>
    /// <exception cref="WeightsFormatException">It is none, of another model, or of a form that cannot be computed.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Wav2Vec2Config Read(string path)
    {
        var config = ConfigFile.Read<Wav2Vec2Config>(path, "wav2vec2");
        ConfigFile.CheckSize(path, "hidden_size", config.HiddenSize);
        ConfigFile.CheckSize(path, "num_hidden_layers", config.Layers, ConfigFile.MaxLayers);
        ConfigFile.CheckSize(path, "num_attention_heads", config.Heads);
        ConfigFile.CheckSize(path, "intermediate_size", config.IntermediateSize);
        ConfigFile.Check(path, config.HiddenSize % config.Heads == 0, $"hidden_size {config.HiddenSize} is no multiple of num_attention_heads {config.Heads}");
        ConfigFile.CheckChoice(path, "hidden_act", config.Activation, Activations.Names);
        ConfigFile.CheckShares(
            path,
            ("feat_proj_dropout", config.ProjectionDropout),
            ("hidden_dropout", config.HiddenDropout),
            ("attention_dropout", config.AttentionDropout),
            ("activation_dropout", config.ActivationDropout));
        ConfigFile.Check(path, !config.HasAdapter, "add_adapter is true, and adapters cannot be computed");
        config.CheckConvolutions(path);
        return config;
    }

    private void CheckConvolutions(string path)
    {
        ConfigFile.CheckChoice(path, "feat_extract_norm", ConvolutionNorm, "group", "layer");
        ConfigFile.CheckChoice(path, "feat_extract_activation", ConvolutionActivation, Activations.Names);
        (string Key, IReadOnlyList<int>? Values)[] lists =
            [("conv_dim", ConvolutionSizes), ("conv_kernel", ConvolutionKernels), ("conv_stride", ConvolutionStrides)];
        foreach (var (key, values) in lists) ConfigFile.Check(path, values is not null, $"{key} is null, and has to be a list");
        ConfigFile.CheckSize(path, "the length of conv_dim", ConvolutionSizes.Count, ConfigFile.MaxLayers);
        foreach (var (key, values) in lists)
        {
            ConfigFile.Check(path, values!.Count == ConvolutionSizes.Count, $"{key} has {values.Count} numbers, and conv_dim {ConvolutionSizes.Count}");
            foreach (var value in values) ConfigFile.CheckSize(path, key, value);
        }
        ConfigFile.CheckSize(path, "num_conv_pos_embeddings", PositionalKernel);
        ConfigFile.CheckSize(path, "num_conv_pos_embedding_groups", PositionalGroups);
        ConfigFile.Check(
            path, HiddenSize % PositionalGroups == 0, $"hidden_size {HiddenSize} is no multiple of num_conv_pos_embedding_groups {PositionalGroups}");
    }
}
