using System.Collections.Concurrent;
using System.Text.Json;
using Meld.Testing;

namespace LibTorch.Tests.Golden;

/// <summary>A fixture of numbers that real PyTorch computed (<c>make_golden.py</c> makes them anew).</summary>
internal sealed class GoldenFile
{
    private static readonly ConcurrentDictionary<string, GoldenFile> Loaded = new();

    private readonly Dictionary<string, GoldenCase> cases;

    private GoldenFile(JsonElement json)
    {
        Group = json.GetProperty("group").GetString()!;
        Seed = json.GetProperty("seed").GetInt64();
        cases = json.GetProperty("cases").EnumerateArray().Select(element => new GoldenCase(element)).ToDictionary(item => item.Name);
    }

    /// <summary>The folder of the fixtures.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "LibTorch.Tests", "Golden");

    public string Group { get; }

    /// <summary>The seed set before each case that names no other.</summary>
    public long Seed { get; }

    public IReadOnlyCollection<GoldenCase> Cases => cases.Values;

    /// <summary>Names of the cases whose members LibTorch has; <c>outside_subset.txt</c> lists the others.</summary>
    public IEnumerable<string> InSubset()
    {
        var outside = File.ReadAllLines(Path.Combine(Folder, "outside_subset.txt")).ToHashSet();
        return cases.Keys.Where(name => !outside.Contains($"{Group} {name}"));
    }

    public GoldenCase this[string name]
        => cases.TryGetValue(name, out var found) ? found : throw new KeyNotFoundException($"{Group}.json has no case {name}");

    /// <summary>A fixture, read once in a process.</summary>
    public static GoldenFile Load(string group) => Loaded.GetOrAdd(group, name => Parse(File.ReadAllText(Path.Combine(Folder, name + ".json"))));

    public static GoldenFile Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return new(document.RootElement.Clone());
    }
}
