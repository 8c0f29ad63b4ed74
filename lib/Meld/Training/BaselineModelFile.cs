using Meld.Baselines;
using Meld.Corpus;
using Meld.Weights;

namespace Meld.Training;

/// <summary>The models of a baseline run as one safetensors file: the tensors of each head under its name, <c>emotion.softmax.weight</c>.</summary>
public static class BaselineModelFile
{
    private const string MajorityLabel = "majority.label";

    /// <summary>The models of all heads as tensors; equal models give equal bytes.</summary>
    public static SafetensorsFile Save(IReadOnlyList<FittedBaseline> models)
    {
        var parts = models.Select(model => (Prefix: Prefix(model.Head), File: Tensors(model.Model))).ToList();
        return new SafetensorsFile(
            parts.SelectMany(part => part.File.Tensors, (part, tensor) => (part.Prefix + tensor.Key, tensor.Value)).ToDictionary(),
            parts.SelectMany(part => part.File.Metadata, (part, entry) => (part.Prefix + entry.Key, entry.Value)).ToDictionary());
    }

    /// <summary>The linear baseline of one head, read back.</summary>
    /// <param name="file">A file that <see cref="Save"/> made.</param>
    /// <param name="head">The head.</param>
    /// <param name="name">What errors call the file.</param>
    /// <exception cref="WeightsFormatException">The file has no linear baseline for that head.</exception>
    public static LinearBaseline LoadLinear(SafetensorsFile file, Head head, string name) => LinearBaselineFile.Load(
        new SafetensorsFile(Part(file.Tensors, Prefix(head)), Part(file.Metadata, Prefix(head))), name);

    private static SafetensorsFile Tensors(IBaseline model) => model switch
    {
        LinearBaseline linear => LinearBaselineFile.Save(linear),
        MajorityBaseline majority =>
            new SafetensorsFile(new Dictionary<string, WeightTensor> { [MajorityLabel] = WeightTensor.From([(long)majority.Label], 1) }),
        _ => throw new ArgumentException($"{model.GetType().Name} has no file form.", nameof(model)),
    };

    private static Dictionary<string, T> Part<T>(IReadOnlyDictionary<string, T> entries, string prefix) => entries
        .Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(entry => entry.Key[prefix.Length..], entry => entry.Value);

    private static string Prefix(Head head) => head.Name() + ".";
}
