using System.Text.Json;
using Meld.Encoders;
using Meld.Storage;
using Meld.Testing;
using Meld.Weights;
using static TorchSharp.torch;

namespace Meld.Tests.Encoders.Steps;

/// <summary>Models of reduced size with random weights in folders, as they are published.</summary>
internal sealed class TinyModels : IDisposable
{
    /// <summary>What the uncased vocabulary can say.</summary>
    public static readonly string[] Words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "hello", "you", "are", "here", ",", "!", "un", "##hap", "##py"];

    public const string BertConfig =
        """{"model_type": "bert", "vocab_size": 14, "hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 32, "max_position_embeddings": 24}""";

    private const string Gpt2Config = """{"model_type": "gpt2", "vocab_size": 258, "n_embd": 16, "n_layer": 2, "n_head": 2, "n_positions": 24}""";

    private const string Wav2Vec2Config =
        """
        {"model_type": "wav2vec2", "hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 32, "conv_dim": [8, 8],
         "conv_kernel": [10, 3], "conv_stride": [5, 2], "num_conv_pos_embeddings": 8, "num_conv_pos_embedding_groups": 2}
        """;

    private readonly TemporaryDirectory directory = new();

    public PretrainedModel Bert()
    {
        Write("bert/vocab.txt", string.Join('\n', Words) + "\n");
        return Made("bert", BertConfig, path => new Bert(Meld.Encoders.BertConfig.Read(path)));
    }

    public PretrainedModel Gpt2()
    {
        // A byte that is no visible character is written as one from 256 on, in order.
        var hidden = 256;
        IEnumerable<string> bytes = Enumerable.Range(0, 256).Select(value => $"{(char)(value is (> 32 and < 127) or (> 160 and not 173) ? value : hidden++)}");
        Write("gpt2/vocab.json", JsonSerializer.Serialize(bytes.Concat(["hi", "<|endoftext|>"]).Select((token, id) => (token, id)).ToDictionary(pair => pair.token, pair => pair.id)));
        Write("gpt2/merges.txt", "#version: 0.2\nh i\n");
        return Made("gpt2", Gpt2Config, path => new Gpt2(Meld.Encoders.Gpt2Config.Read(path)));
    }

    public PretrainedModel Wav2Vec2() => Made("wav2vec2", Wav2Vec2Config, path => new Wav2Vec2(Meld.Encoders.Wav2Vec2Config.Read(path)));

    public PretrainedModel R3D18() => Made("r3d-18", "{}", _ => new R3D18(classes: 3, width: 4));

    public PretrainedModel ResNet50() => Made("resnet-50", "{}", _ => new ResNet50(classes: 3, width: 4));

    /// <summary>Writes a file of a model.</summary>
    public string Write(string name, string text) => directory.Write(name, text);

    public void Dispose() => directory.Dispose();

    private PretrainedModel Made(string name, string config, Func<string, nn.Module> make)
    {
        manual_seed(1);
        var path = Path.Combine(directory.Path, name, "model.safetensors");
        using var module = make(Write($"{name}/config.json", config));
        using var still = no_grad();
        foreach (var (key, tensor) in module.state_dict())
        {
            if (key.EndsWith("running_var", StringComparison.Ordinal)) tensor.uniform_(0.5, 1.5);
            else if (tensor.is_floating_point()) tensor.normal_(0, tensor.dim() > 1 ? 0.2 : 0.05);
            if (key.EndsWith("orm.weight", StringComparison.Ordinal) || key.EndsWith("weight_g", StringComparison.Ordinal)) tensor.add_(1);
        }
        new SafetensorsFile(module.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.ToWeights())).Write(path);
        return new(name, Path.Combine(directory.Path, name), path, Digest.OfFile(path).ToString());
    }
}
