using System.Text.Json;
using System.Text.Json.Nodes;
using Meld.Corpus;
using Meld.Metrics;

namespace Meld.Tracking;

/// <summary>
/// Writes <see cref="RunFiles.Metrics"/> of several seeds: their mean and sample standard deviation, their ensemble without and with the linear floor, and the
/// floors, each in the shape of one run's scores.
/// </summary>
internal static class SeedsMetricsFile
{
    /// <summary>The file's text.</summary>
    public static string Text(SeedsRecord run, string version) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("title", run.Title);
        json.WriteStartArray("seeds");
        foreach (var (seed, _) in run.Runs) json.WriteNumberValue(seed);
        json.WriteEndArray();
        json.WriteString("experiment_hash", run.ExperimentHash);
        json.WriteString("data_hash", run.Corpus.DataHash);
        json.WriteString("variant", run.Corpus.Variant.Name());
        json.WriteString("version", version);
        JsonNode?[] seeds = [.. run.Runs.Select(one => Tree(one.Value))];
        Write(json, "mean", Combined(seeds, Spread.Mean));
        Write(json, "std", Combined(seeds, Spread.Deviation));
        Write(json, "ensemble", Tree(run.Ensemble));
        Write(json, "ensemble_with_linear", Tree(run.EnsembleWithLinear));
        json.WriteStartObject("linear_share");
        foreach (var (head, share) in run.LinearShares) json.WriteNumber(head.Name(), share.Share);
        json.WriteEndObject();
        Write(json, "majority", Tree(run.Majority));
        Write(json, "linear", Tree(run.Linear));
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, string name, JsonNode? tree)
    {
        json.WritePropertyName(name);
        tree!.WriteTo(json);
    }

    private static JsonNode? Tree(IReadOnlyList<SplitPredictions> predictions) => JsonNode.Parse(JsonText.Of(json =>
    {
        json.WriteStartObject();
        MetricsFile.WriteSplits(json, predictions);
        json.WriteEndObject();
    }));

    /// <summary>One tree out of several of the same shape: every number is what <paramref name="combine"/> makes of those in its place.</summary>
    private static JsonNode? Combined(JsonNode?[] trees, Func<IReadOnlyList<double>, double> combine) => trees[0] switch
    {
        JsonObject first => new JsonObject(first.Select(entry => KeyValuePair.Create(entry.Key, Combined([.. trees.Select(tree => tree![entry.Key])], combine)))),
        JsonArray first => new JsonArray([.. first.Select((_, index) => Combined([.. trees.Select(tree => tree![index])], combine))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => combine([.. trees.Select(tree => tree!.GetValue<double>())]),
        var same => same?.DeepClone(),
    };
}
