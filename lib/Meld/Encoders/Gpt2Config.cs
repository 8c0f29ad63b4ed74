using System.Text.Json.Serialization;
using Meld.Weights;

namespace Meld.Encoders;

/// <summary>The size and the functions of a <see cref="Gpt2"/>; the defaults are those of the smallest published model.</summary>
public sealed record Gpt2Config
{
    /// <summary>Number of token ids.</summary>
    [JsonPropertyName("vocab_size")]
    public int VocabularySize { get; init; } = 50257;

    /// <summary>The most tokens of an input.</summary>
    [JsonPropertyName("n_positions")]
    public int Positions { get; init; } = 1024;

    /// <summary>Length of a state.</summary>
    [JsonPropertyName("n_embd")]
    public int HiddenSize { get; init; } = 768;

    /// <summary>Number of layers.</summary>
    [JsonPropertyName("n_layer")]
    public int Layers { get; init; } = 12;

    /// <summary>Heads of a layer's attention.</summary>
    [JsonPropertyName("n_head")]
    public int Heads { get; init; } = 12;

    /// <summary>Width of a layer's feed-forward part; null for four times <see cref="HiddenSize"/>.</summary>
    [JsonPropertyName("n_inner")]
    public int? InnerSize { get; init; }

    /// <summary>Name of the activation in the feed-forward part.</summary>
    [JsonPropertyName("activation_function")]
    public string Activation { get; init; } = "gelu_new";

    /// <summary>Added to the variance in the normalizations.</summary>
    [JsonPropertyName("layer_norm_epsilon")]
    public double LayerNormEps { get; init; } = 1e-5;

    /// <summary>Share of the embeddings' values that a training step drops.</summary>
    [JsonPropertyName("embd_pdrop")]
    public double EmbeddingDropout { get; init; } = 0.1;

    /// <summary>Share of the attention weights that a training step drops.</summary>
    [JsonPropertyName("attn_pdrop")]
    public double AttentionDropout { get; init; } = 0.1;

    /// <summary>Share of what a layer adds that a training step drops.</summary>
    [JsonPropertyName("resid_pdrop")]
    public double ResidualDropout { get; init; } = 0.1;

    /// <summary>Whether scores are divided by the root of their vectors' length, without which nothing can be computed.</summary>
    [JsonPropertyName("scale_attn_weights")]
    public bool IsScaled { get; init; } = true;

    /// <summary>Whether scores are also divided by the number of their layer, which cannot be computed.</summary>
    [JsonPropertyName("scale_attn_by_inverse_layer_idx")]
    public bool IsScaledByLayer { get; init; }

    /// <summary>Reads a <c>config.json</c>.</summary>
    /// <exception cref="WeightsFormatException">It is none, of another model, or of a form that cannot be computed.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Gpt2Config Read(string path)
    {
        var config = ConfigFile.Read<Gpt2Config>(path, "gpt2");
        ConfigFile.CheckSize(path, "vocab_size", config.VocabularySize);
        ConfigFile.CheckSize(path, "n_positions", config.Positions);
        ConfigFile.CheckSize(path, "n_embd", config.HiddenSize);
        ConfigFile.CheckSize(path, "n_layer", config.Layers, ConfigFile.MaxLayers);
        ConfigFile.CheckSize(path, "n_head", config.Heads);
        ConfigFile.CheckSize(path, "n_inner", config.InnerSize ?? 1);
        ConfigFile.Check(path, config.HiddenSize % config.Heads == 0, $"n_embd {config.HiddenSize} is no multiple of n_head {config.Heads}");
        ConfigFile.CheckShares(
            path, ("embd_pdrop", config.EmbeddingDropout), ("attn_pdrop", config.AttentionDropout), ("resid_pdrop", config.ResidualDropout));
        ConfigFile.CheckChoice(path, "activation_function", config.Activation, Activations.Names);
        ConfigFile.Check(path, config.IsScaled, "scale_attn_weights is false, and only scaled scores can be computed");
        ConfigFile.Check(path, !config.IsScaledByLayer, "scale_attn_by_inverse_layer_idx is true, and scores scaled by layer cannot be computed");
        return config;
    }
}
