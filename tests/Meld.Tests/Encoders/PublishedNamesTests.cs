using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Meld.Encoders;
using Meld.Testing;
using static TorchSharp.torch;

namespace Meld.Tests.Encoders;

/// <summary>
/// The names and shapes of the published checkpoints: google-bert/bert-base-uncased, openai-community/gpt2 and facebook/wav2vec2-base, -large-lv60 on Hugging
/// Face without the heads of pretraining. A model without values costs no memory, so they have their full size here.
/// </summary>
[Collection(TorchTests.Name)]
public sealed partial class PublishedNamesTests
{
    [Fact]
    public void StateDict_BertBase_HasThePublishedNames() => Match(new Bert(new BertConfig()), 199, 109_482_240);

    [Fact]
    public void StateDict_Gpt2_HasThePublishedNames() => Match(new Gpt2(new Gpt2Config()), 148, 124_439_808);

    [Fact]
    public void StateDict_Wav2Vec2Base_HasThePublishedNames() => Match(new Wav2Vec2(new Wav2Vec2Config()), 210, 94_370_944);

    [Fact]
    public void StateDict_Wav2Vec2Large_HasThePublishedNames() => Match(
        new Wav2Vec2(new Wav2Vec2Config
        {
            HiddenSize = 1024,
            Layers = 24,
            Heads = 16,
            IntermediateSize = 4096,
            ConvolutionNorm = "layer",
            IsNormalizedFirst = true,
            HasConvolutionBias = true,
        }),
        421,
        315_437_696);

    private static void Match(nn.Module module, int tensors, long numbers, [CallerMemberName] string test = "")
    {
        using (module)
        {
            var state = module.state_dict();
            Assert.Equal(tensors, state.Count);
            Assert.Equal(numbers, state.Values.Sum(tensor => tensor.numel()));
            // Layers are alike: each name once, however many layers have it.
            var names = state
                .GroupBy(pair => LayerNumber().Replace(pair.Key, ".*."), pair => $"[{string.Join(", ", pair.Value.shape)}]", StringComparer.Ordinal)
                .Select(group => $"{group.Key} {group.Count()} x {string.Join(", ", group.Distinct())}\n");
            Snapshot.Match(string.Concat(names.Order(StringComparer.Ordinal)), name: test["StateDict_".Length..test.LastIndexOf('_')]);
        }
    }

    [GeneratedRegex(@"\.\d+\.")]
    private static partial Regex LayerNumber();
}
