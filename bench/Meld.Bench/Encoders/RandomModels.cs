using Meld.Corpus;
using Meld.Encoders;
using Meld.Storage;
using Meld.Text;
using Meld.Weights;
using static TorchSharp.torch;

namespace Meld.Bench.Encoders;

/// <summary>Models of published size with seeded random weights, as folders of the cache have them: what is measured depends on no download.</summary>
/// <param name="folder">Where they are written.</param>
internal sealed class RandomModels(string folder)
{
    private const int Vocabulary = 30_522;

    /// <summary>BERT-base, whose vocabulary has the words of a corpus.</summary>
    public PretrainedModel Bert(DialogueCorpus corpus)
    {
        var words = Splits.All.SelectMany(corpus.Utterances).SelectMany(utterance => DialogueTokens.Split(utterance.Text)).Select(word => word.ToLowerInvariant());
        List<string> tokens = [.. new[] { "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]" }.Concat(words).Distinct(StringComparer.Ordinal).Take(Vocabulary)];
        tokens.AddRange(Enumerable.Range(0, Vocabulary - tokens.Count).Select(number => $"[unused{number}]"));
        Directory.CreateDirectory(Path.Combine(folder, "bert"));
        File.WriteAllLines(Path.Combine(folder, "bert", "vocab.txt"), tokens);
        File.WriteAllText(Path.Combine(folder, "bert", "config.json"), """{"model_type": "bert"}""");
        return Written("bert", new Bert(new BertConfig()));
    }

    /// <summary>R3D-18.</summary>
    public PretrainedModel R3D18() => Written("r3d-18", new R3D18());

    private PretrainedModel Written(string name, nn.Module module)
    {
        manual_seed(1);
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, name)).FullName, "model.safetensors");
        using (module)
        using (no_grad())
        {
            foreach (var (key, tensor) in module.state_dict())
            {
                if (key.EndsWith("running_var", StringComparison.Ordinal)) tensor.uniform_(0.5, 1.5);
                else if (tensor.is_floating_point()) tensor.normal_(0, tensor.dim() > 1 ? 0.02 : 0.1);
            }
            new SafetensorsFile(module.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.ToWeights())).Write(path);
        }
        return new(name, Path.GetDirectoryName(path)!, path, Digest.OfFile(path).ToString());
    }
}
