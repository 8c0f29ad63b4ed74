using System.Text.Json;

namespace LibTorch.Tests.Golden;

/// <summary>One recorded case of a fixture file; the file's <c>about</c> says which of the parts its cases have.</summary>
internal sealed class GoldenCase(JsonElement json)
{
    public string Name { get; } = json.GetProperty("name").GetString()!;

    /// <summary>The C# text that the case records.</summary>
    public string Csharp => Text("csharp")!;

    public bool Has(string key) => json.TryGetProperty(key, out _);

    /// <summary>A text, null where the case has none of that name.</summary>
    public string? Text(string key) => json.TryGetProperty(key, out var value) ? value.GetString() : null;

    public double Number(string key) => GoldenTensor.Number(Get(key));

    public IReadOnlyList<double> Numbers(string key) => [.. Get(key).EnumerateArray().Select(GoldenTensor.Number)];

    /// <summary>Lists of numbers, such as the learning rates of each parameter group.</summary>
    public IReadOnlyList<IReadOnlyList<double>> NumberLists(string key)
        => [.. Get(key).EnumerateArray().Select(list => (IReadOnlyList<double>)[.. list.EnumerateArray().Select(GoldenTensor.Number)])];

    public GoldenTensor Tensor(string key) => GoldenTensor.Read(Get(key));

    public IReadOnlyList<GoldenTensor> Tensors(string key) => [.. Get(key).EnumerateArray().Select(GoldenTensor.Read)];

    /// <summary>Named tensors such as a state_dict, in the recorded order; empty where the case has none.</summary>
    public IReadOnlyList<(string Name, GoldenTensor Tensor)> Named(string key)
        => json.TryGetProperty(key, out var value) ? [.. value.EnumerateObject().Select(entry => (entry.Name, GoldenTensor.Read(entry.Value)))] : [];

    /// <summary>Names and C# texts of the inputs, in the order of creation.</summary>
    public IReadOnlyList<(string Name, string Csharp)> Inputs()
        => json.TryGetProperty("inputs", out var value) ? [.. value.EnumerateObject().Select(entry => (entry.Name, entry.Value.GetString()!))] : [];

    public override string ToString() => Name;

    private JsonElement Get(string key)
        => json.TryGetProperty(key, out var value) ? value : throw new KeyNotFoundException($"case {Name} has no \"{key}\"");
}
