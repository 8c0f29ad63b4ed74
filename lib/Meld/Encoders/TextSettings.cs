using System.Text.Json.Serialization;
using Meld.Encoders.Steps;
using Meld.Features;
using Meld.Weights;

namespace Meld.Encoders;

/// <summary>What is made of texts: <c>modalities.text</c> of an experiment. Its <c>encoder</c> says which of these it is.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "encoder")]
[JsonDerivedType(typeof(TextEncoderSettings), "words")]
[JsonDerivedType(typeof(BertSettings), "bert")]
[JsonDerivedType(typeof(Gpt2Settings), "gpt2")]
public abstract record TextSettings
{
    /// <summary>The steps that compute features of texts; none where all is learnt.</summary>
    /// <param name="cache">Where pretrained weights are.</param>
    /// <exception cref="WeightsMissingException">They are not there; the message names the command that fetches them.</exception>
    /// <exception cref="IOException">They cannot be used.</exception>
    public virtual IEnumerable<IFeatureStep> Steps(WeightsCache cache) => [];

    /// <summary>What is wrong with these settings, in words without a full stop that follow <c>modalities.text</c>; null for nothing.</summary>
    public virtual string? Problem() => null;
}
