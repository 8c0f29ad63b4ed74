using Meld.Encoders;

namespace Meld.Tests.Encoders;

public sealed class WeightKeysTests
{
    private static readonly WeightKeys Keys = new()
    {
        Prefixes = ["bert.", "model.bert."],
        Renames = [("gamma", "weight"), ("encoder.transformer", "encoder"), ("parametrizations.weight.original0", "weight_g")],
        Optional = ["*.attn.bias", "cls.*", "position_ids"],
    };

    [Theory]
    [InlineData("embeddings.weight", "embeddings.weight")]
    [InlineData("bert.embeddings.weight", "embeddings.weight")]
    [InlineData("model.bert.bert.weight", "bert.weight")]
    [InlineData("bert.LayerNorm.gamma", "LayerNorm.weight")]
    [InlineData("gamma", "weight")]
    [InlineData("bert.gamma_2.my_gamma", "gamma_2.my_gamma")]
    [InlineData("encoder.transformer.layers.0.bias", "encoder.layers.0.bias")]
    [InlineData("conv.parametrizations.weight.original0", "conv.weight_g")]
    [InlineData("", "")]
    public void Of_PublishedName_IsTheModules(string published, string own) => Assert.Equal(own, Keys.Of(published));

    [Theory]
    [InlineData("h.0.attn.bias", true)]
    [InlineData("attn.bias", false)]
    [InlineData("h.0.attn.bias.weight", false)]
    [InlineData("cls.predictions.bias", true)]
    [InlineData("Cls.predictions.bias", false)]
    [InlineData("position_ids", true)]
    [InlineData("embeddings.position_ids", false)]
    public void IsOptional_Name_MatchesAPatternAsAWhole(string name, bool optional) => Assert.Equal(optional, Keys.IsOptional(name));
}
