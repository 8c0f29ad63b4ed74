using System.Globalization;
using System.Text.Json;
using Meld.Corpus;

namespace Meld.Tracking;

/// <summary>Reads <see cref="RunFiles.Labels"/> back.</summary>
internal static class LabelsReader
{
    /// <summary>The labels of each head in the file.</summary>
    /// <exception cref="RunException">The file is not as a run writes it.</exception>
    public static IReadOnlyDictionary<Head, LabelSet> Read(string path)
    {
        using var file = JsonFile.Open(path);
        var labels = new Dictionary<Head, LabelSet>();
        foreach (var head in Heads.All)
        {
            if (file.Root.TryGetProperty(head.Name(), out var entry)) labels[head] = ReadHead(entry, $"{path}, key {head.Name()}");
        }
        if (file.Root.EnumerateObject().Select(entry => entry.Name).FirstOrDefault(name => Heads.All.All(head => head.Name() != name)) is { } unknown)
            throw new RunException($"{path}, key {unknown}: there is no such head.");
        return labels.Count > 0 ? labels : throw new RunException($"{path} has no head.");
    }

    private static LabelSet ReadHead(JsonElement entry, string place)
    {
        if (entry.ValueKind != JsonValueKind.Object || !entry.TryGetProperty("id2label", out var ids) || ids.ValueKind != JsonValueKind.Object)
            throw new RunException($"{place}: there is no id2label.");
        var names = new List<string>();
        foreach (var pair in ids.EnumerateObject())
        {
            if (pair.Name != names.Count.ToString(CultureInfo.InvariantCulture) || pair.Value.ValueKind != JsonValueKind.String)
                throw new RunException($"{place}: the label of id {names.Count} is not where it belongs.");
            names.Add(pair.Value.GetString()!);
        }
        if (names.Count == 0) throw new RunException($"{place}: there is no label.");
        var labels = new LabelSet(names);
        return labels.SequenceEqual(names) ? labels : throw new RunException($"{place}: the labels are not different and in alphabetical order.");
    }
}
