using Meld.Encoders;
using static TorchSharp.torch;

namespace Meld.Tests.Encoders;

/// <summary>The numbers that are published of each encoder.</summary>
[Collection(TorchTests.Name)]
public sealed class EncoderArchitectureTests
{
    // Parameters: the published checkpoints' (wav2vec 2.0 without masked_spec_embed, which only pretraining reads). Work: torchvision's table of models
    // ("GFLOPS", which counts a multiplication and its addition as one); of the others, places times weights: of BERT 16 tokens times the twelve layers'
    // matrices and one times the pooler's; of wav2vec 2.0 3199, 1599, 799, 399, 199, 99 and 49 frames of the convolutions, 50 of the positional one.
    [Theory]
    [InlineData("bert", 109_482_240, 1_359_544_320, "LastHidden 1,16,768; Pooled 1,768")]
    [InlineData("gpt2", 124_439_808, 1_358_954_496, "LastHidden 1,16,768; Pooled 1,768")]
    [InlineData("wav2vec2", 94_370_944, 6_867_119_104, "LastHidden 1,49,768; Features 1,49,512")]
    [InlineData("mel-conv", 53_952, 7_290_880, " 1,128")]
    [InlineData("resnet-50", 25_557_032, 4_089_184_256, "Pooled 1,2048; Logits 1,1000")]
    public void Summary_PublishedSize_HasPublishedNumbers(string name, long parameters, long multiplyAdds, string outputs) =>
        Check(name, parameters, multiplyAdds, outputs);

    [Fact]
    [Trait("Category", "Slow")]
    public void Summary_PublishedR3D18_HasPublishedNumbers() =>
        Check("r3d-18", 33_371_472, 40_696_553_472, "Pooled 1,512; Logits 1,400");

    [Fact]
    public void Summary_WithPublishedWeights_IsFrozen() =>
        Assert.Equal([true, false], ((string[])["resnet-50", "mel-conv"]).Select(name => EncoderArchitecture.Named(name).Summary().Module.Trainable == 0));

    [Fact]
    public void Summary_LeavesNothingBehind()
    {
        var before = Tensor.TotalCount;
        _ = EncoderArchitecture.Named("mel-conv").Summary();
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Named_Unknown_NamesAll() =>
        Assert.Contains("bert, gpt2, wav2vec2, mel-conv, resnet-50, r3d-18", Assert.Throws<ArgumentException>(() => EncoderArchitecture.Named("elmo")).Message);

    private static void Check(string name, long parameters, long multiplyAdds, string outputs)
    {
        var module = EncoderArchitecture.Named(name).Summary().Module;
        Assert.Equal(parameters, module.Parameters);
        Assert.Equal(multiplyAdds, module.MultiplyAdds);
        Assert.Equal(outputs, string.Join("; ", module.Outputs.Select(output => $"{output.Name} {string.Join(',', output.Shape)}")));
    }
}
