using System.Text.Json.Serialization;
using Meld.Weights;

namespace Meld.Encoders;

/// <summary>The size and the functions of a <see cref="Bert"/>; the defaults are those of BERT-base (arXiv:1810.04805).</summary>
public sealed record BertConfig
{
    /// <summary>Number of token ids.</summary>
    [JsonPropertyName("vocab_size")]
    public int VocabularySize { get; init; } = 30522;

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

    /// <summary>The most tokens of an input.</summary>
    [JsonPropertyName("max_position_embeddings")]
    public int Positions { get; init; } = 512;

    /// <summary>Kinds of tokens: sentence A, sentence B.</summary>
    [JsonPropertyName("type_vocab_size")]
    public int TokenTypes { get; init; } = 2;

    /// <summary>Added to the variance in the normalizations.</summary>
    [JsonPropertyName("layer_norm_eps")]
    public double LayerNormEps { get; init; } = 1e-12;

    /// <summary>Share of the values that a training step drops.</summary>
    [JsonPropertyName("hidden_dropout_prob")]
    public double HiddenDropout { get; init; } = 0.1;

    /// <summary>Share of the attention weights that a training step drops.</summary>
    [JsonPropertyName("attention_probs_dropout_prob")]
    public double AttentionDropout { get; init; } = 0.1;

    /// <summary>How positions enter; a published model may say something else than <c>absolute</c>, which cannot be computed.</summary>
    [JsonPropertyName("position_embedding_type")]
    public string PositionEmbedding { get; init; } = "absolute";

    /// <summary>Reads a <c>config.json</c>.</summary>
    /// <exception cref="WeightsFormatException">It is none, of another model, or of a form that cannot be computed.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static BertConfig Read(string path)
    {
        var config = ConfigFile.Read<BertConfig>(path, "bert");
        ConfigFile.CheckSize(path, "vocab_size", config.VocabularySize);
        ConfigFile.CheckSize(path, "hidden_size", config.HiddenSize);
        ConfigFile.CheckSize(path, "num_hidden_layers", config.Layers, ConfigFile.MaxLayers);
        ConfigFile.CheckSize(path, "num_attention_heads", config.Heads);
        ConfigFile.CheckSize(path, "intermediate_size", config.IntermediateSize);
        ConfigFile.CheckSize(path, "max_position_embeddings", config.Positions);
        ConfigFile.CheckSize(path, "type_vocab_size", config.TokenTypes);
        ConfigFile.Check(path, config.HiddenSize % config.Heads == 0, $"hidden_size {config.HiddenSize} is no multiple of num_attention_heads {config.Heads}");
        ConfigFile.CheckShares(path, ("hidden_dropout_prob", config.HiddenDropout), ("attention_probs_dropout_prob", config.AttentionDropout));
        ConfigFile.CheckChoice(path, "hidden_act", config.Activation, Activations.Names);
        ConfigFile.CheckChoice(path, "position_embedding_type", config.PositionEmbedding, "absolute");
        return config;
    }
}
