using Meld.Encoders;
using Meld.Testing;
using Meld.Weights;

namespace Meld.Tests.Encoders;

public sealed class EncoderConfigsTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Read_Bert_TakesWhatThereIsAndElseTheDefaults()
    {
        var config = BertConfig.Read(Write("""
            {"architectures": ["BertForMaskedLM"], "hidden_act": "relu", "hidden_size": 256, "num_hidden_layers": 4, "num_attention_heads": 4,
             "intermediate_size": 1024, "layer_norm_eps": 1e-6, "type_vocab_size": 3, "vocab_size": 100, "model_type": "bert", "pad_token_id": 0}
            """));
        Assert.Equal(
            new BertConfig
            {
                Activation = "relu",
                HiddenSize = 256,
                Layers = 4,
                Heads = 4,
                IntermediateSize = 1024,
                LayerNormEps = 1e-6,
                TokenTypes = 3,
                VocabularySize = 100,
                Positions = 512,
            },
            config);
    }

    [Fact]
    public void Read_Gpt2_TakesWhatThereIsAndElseTheDefaults()
    {
        var config = Gpt2Config.Read(Write("""{"n_ctx": 1024, "n_embd": 1024, "n_head": 16, "n_layer": 24, "n_inner": null, "task_specific_params": {}}"""));
        Assert.Equal(new Gpt2Config { HiddenSize = 1024, Heads = 16, Layers = 24 }, config);
    }

    [Fact]
    public void Read_Wav2Vec2_TakesWhatThereIsAndElseTheDefaults()
    {
        var config = Wav2Vec2Config.Read(Write("""
            {"feat_extract_norm": "layer", "do_stable_layer_norm": true, "conv_bias": true, "conv_dim": [4, 5], "conv_kernel": [3, 2], "conv_stride": [2, 1],
             "hidden_size": 1200, "layerdrop": 0.1, "mask_time_prob": 0.05}
            """));
        Assert.Equal(("layer", true, true), (config.ConvolutionNorm, config.IsNormalizedFirst, config.HasConvolutionBias));
        Assert.Equal((1200, 12), (config.HiddenSize, config.Layers));
        Assert.Equal([4, 5], config.ConvolutionSizes);
    }

    [Theory]
    [InlineData("""{"model_type": "roberta"}""", "model_type is \"roberta\", and only \"bert\" can be loaded here.")]
    [InlineData("""{"hidden_size": 100}""", "hidden_size 100 is no multiple of num_attention_heads 12.")]
    [InlineData("""{"num_hidden_layers": 0}""", "num_hidden_layers is 0, and has to be from 1 to 1024.")]
    [InlineData("""{"vocab_size": 2000000000}""", "vocab_size is 2000000000, and has to be from 1 to 1048576.")]
    [InlineData("""{"vocab_size": 20000000000}""", "vocab_size is not of the type that it has in published models.")]
    [InlineData("""{"hidden_size": "768"}""", "hidden_size is not of the type that it has in published models.")]
    [InlineData("""{"hidden_act": "mish"}""", "hidden_act is \"mish\", and only gelu, gelu_new, gelu_pytorch_tanh, relu, silu, swish can be computed.")]
    [InlineData("""{"position_embedding_type": "relative_key"}""", "position_embedding_type is \"relative_key\", and only absolute can be computed.")]
    [InlineData("""{"hidden_dropout_prob": 1}""", "hidden_dropout_prob is 1, and has to be from 0 to below 1.")]
    [InlineData("""{"hidden_act": null}""", "hidden_act is null, and only gelu, gelu_new, gelu_pytorch_tanh, relu, silu, swish can be computed.")]
    [InlineData("[]", "is no JSON object.")]
    [InlineData("""{"\ud800 and more": 0}""", "a text of it is not Unicode.")]
    [InlineData("{", "is no JSON.")]
    [InlineData("", "is no JSON.")]
    public void Read_WhatIsNoBert_SaysWhy(string json, string problem) => AssertProblem(problem, () => BertConfig.Read(Write(json)));

    [Theory]
    [InlineData("""{"model_type": 2}""", "model_type is 2, and only \"gpt2\" can be loaded here.")]
    [InlineData("""{"n_head": 7}""", "n_embd 768 is no multiple of n_head 7.")]
    [InlineData("""{"n_inner": 0}""", "n_inner is 0, and has to be from 1 to 1048576.")]
    [InlineData("""{"scale_attn_weights": false}""", "scale_attn_weights is false, and only scaled scores can be computed.")]
    [InlineData(
        """{"scale_attn_by_inverse_layer_idx": true}""",
        "scale_attn_by_inverse_layer_idx is true, and scores scaled by layer cannot be computed.")]
    public void Read_WhatIsNoGpt2_SaysWhy(string json, string problem) => AssertProblem(problem, () => Gpt2Config.Read(Write(json)));

    [Theory]
    [InlineData("""{"add_adapter": true}""", "add_adapter is true, and adapters cannot be computed.")]
    [InlineData("""{"feat_extract_norm": "batch"}""", "feat_extract_norm is \"batch\", and only group, layer can be computed.")]
    [InlineData("""{"conv_dim": [512]}""", "conv_kernel has 7 numbers, and conv_dim 1.")]
    [InlineData("""{"conv_dim": []}""", "the length of conv_dim is 0, and has to be from 1 to 1024.")]
    [InlineData("""{"conv_dim": null}""", "conv_dim is null, and has to be a list.")]
    [InlineData("""{"conv_stride": [5, 2, 2, 0, 2, 2, 2]}""", "conv_stride is 0, and has to be from 1 to 1048576.")]
    [InlineData("""{"num_conv_pos_embedding_groups": 7}""", "hidden_size 768 is no multiple of num_conv_pos_embedding_groups 7.")]
    public void Read_WhatIsNoWav2Vec2_SaysWhy(string json, string problem) => AssertProblem(problem, () => Wav2Vec2Config.Read(Write(json)));

    [Fact]
    public void Read_AHugeFile_IsRefusedUnread() =>
        AssertProblem("is larger than 1048576 bytes and no config.json.", () => BertConfig.Read(Write("{}".PadRight((1 << 20) + 1))));

    private string Write(string json) => directory.Write("config.json", json);

    private void AssertProblem(string problem, Action read) =>
        Assert.Equal($"{Path.Combine(directory.Path, "config.json")}: {problem}", Assert.Throws<WeightsFormatException>(read).Message);
}
