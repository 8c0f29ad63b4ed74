using System.Text.Json;
using Meld.Testing;
using Meld.Weights;

namespace Meld.Tests.Weights;

/// <summary>What weights files hold, as texts that can be compared: <c>F32 [2, 3] 0000803F…</c> by name.</summary>
internal static class WeightsContents
{
    private static string Fixtures { get; } = Path.Combine(Repository.Root, "tests", "Meld.Tests", "Weights", "Checkpoints", "fixtures");

    /// <summary>The path of a committed checkpoint or of what it holds.</summary>
    public static string Fixture(string name) => Path.Combine(Fixtures, name);

    /// <summary>Everything that a file holds.</summary>
    public static Dictionary<string, string> Of(string path)
    {
        using var file = WeightsFile.Open(path);
        return file.Tensors.ToDictionary(pair => pair.Key, pair => $"{pair.Value.Type} [{string.Join(", ", pair.Value.Shape)}] {Hex(file, pair.Key)}");
    }

    /// <summary>What <c>checkpoints.py</c> says that a file holds.</summary>
    public static Dictionary<string, string> FromJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(item => item.Name, item => Text(item.Value));
    }

    private static string Text(JsonElement tensor) =>
        $"{tensor[0].GetString()} [{string.Join(", ", tensor[1].EnumerateArray())}] {tensor[2].GetString()!.ToUpperInvariant()}";

    /// <summary>The error of a file that cannot be opened, or whose tensors cannot be read; it names the file.</summary>
    public static WeightsFormatException Error(string path)
    {
        var error = Assert.Throws<WeightsFormatException>(() => Of(path));
        Assert.Equal(path, error.File);
        return error;
    }

    /// <summary>Checks the error of a file that cannot be read.</summary>
    public static void AssertError(string problem, string path) => Assert.Contains(problem, Error(path).Message, StringComparison.Ordinal);

    private static string Hex(WeightsFile file, string name)
    {
        var bytes = new byte[file.Tensors[name].ByteCount];
        file.Read(name, bytes);
        return Convert.ToHexString(bytes);
    }
}
