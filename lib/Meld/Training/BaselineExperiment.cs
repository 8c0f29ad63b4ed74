using Meld.Baselines;
using Meld.Storage;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Meld.Training;

/// <summary>What a baseline is made of: resolved, that is with every default written out.</summary>
/// <param name="Kind">Which floor.</param>
public sealed record BaselineExperiment(BaselineKind Kind)
{
    /// <summary>Settings of the linear baseline; unused by the majority.</summary>
    public LinearSettings Linear { get; init; } = new();

    /// <summary>SHA-256 of <see cref="ToYaml"/>, 64 lower-case hex digits.</summary>
    public string Hash => Digest.Of(ToYaml()).ToString();

    /// <summary>The experiment as YAML; equal experiments give equal text.</summary>
    public string ToYaml() => new SerializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithNewLine("\n")
        .Build()
        .Serialize(Kind == BaselineKind.Majority ? new { Baseline = new { Kind = "majority" } } : (object)new { Baseline = LinearBlock() });

    private object LinearBlock() => new
    {
        Kind = "linear",
        Words = new
        {
            Ngrams = new[] { Linear.Words.Min, Linear.Words.Max },
            MinLength = Linear.Words.MinLength,
            Punctuation = Linear.Words.Punctuation,
            DocumentFrequency = Linear.WordDocumentFrequency,
        },
        Characters = new
        {
            Ngrams = new[] { Linear.Characters.Min, Linear.Characters.Max },
            DocumentFrequency = Linear.CharacterDocumentFrequency,
        },
        Linear.C,
        ClassWeights = Linear.ClassWeightPower,
        Solver = new { Linear.Solver.Memory, Linear.Solver.MaxIterations, Linear.Solver.GradientTolerance },
    };
}
