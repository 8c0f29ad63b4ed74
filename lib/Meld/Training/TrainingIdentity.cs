using System.Text.Json;
using System.Text.Json.Serialization;
using Meld.Corpus;
using Meld.Tracking.Settings;
using Meld.Weights;

namespace Meld.Training;

/// <summary>What decides every bit of a training: two with equal identities go through the same states.</summary>
/// <param name="Version">Version of this library.</param>
/// <param name="Experiment">The experiment, each setting by its dotted key.</param>
/// <param name="Data">Hash of the corpus.</param>
/// <param name="Vectors">Hash of the word vectors; empty for none.</param>
/// <param name="Seed">The seed.</param>
internal sealed record TrainingIdentity(string Version, IReadOnlyDictionary<string, string> Experiment, string Data, string Vectors, long Seed)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(new EnumNaming()) },
    };

    /// <summary>The identity of a training.</summary>
    public static TrainingIdentity Of(Experiment experiment, DialogueCorpus corpus, IWordVectors? vectors, long seed) => new(
        typeof(TrainingIdentity).Assembly.GetName().Version!.ToString(3),
        Settings("", JsonSerializer.SerializeToElement(experiment, Options)).ToDictionary(StringComparer.Ordinal),
        corpus.DataHash,
        vectors?.Hash ?? "",
        seed);

    /// <summary>How another training differs from this one, in a few words; null where it does not.</summary>
    public string? DifferenceTo(TrainingIdentity other)
    {
        if (Version != other.Version) return $"version {other.Version} of this program, not {Version}";
        if (Seed != other.Seed) return $"seed {other.Seed}, not {Seed}";
        if (Data != other.Data) return $"other data (hash {other.Data[..8]}, not {Data[..8]})";
        if (Vectors != other.Vectors) return "other word vectors";
        var keys = Experiment.Keys.Union(other.Experiment.Keys).Order(StringComparer.Ordinal);
        return keys.FirstOrDefault(key => Setting(key) != other.Setting(key)) is { } differing
            ? $"another experiment ({differing} is {other.Setting(differing)}, not {Setting(differing)})"
            : null;
    }

    private string Setting(string key) => Experiment.GetValueOrDefault(key, "absent");

    private static IEnumerable<KeyValuePair<string, string>> Settings(string key, JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? value.EnumerateObject().SelectMany(property => Settings(key.Length == 0 ? property.Name : $"{key}.{property.Name}", property.Value))
        : [KeyValuePair.Create(key, value.ToString())];

    // As the experiment file spells them.
    private sealed class EnumNaming : JsonNamingPolicy
    {
        public override string ConvertName(string name) => Names.Value(name);
    }
}
