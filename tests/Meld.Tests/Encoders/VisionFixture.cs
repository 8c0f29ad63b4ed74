using System.Text.Json;
using Meld.Testing;
using static TorchSharp.torch;

namespace Meld.Tests.Encoders;

/// <summary>What <c>fixtures/vision.py</c> wrote of a network: torchvision's names and shapes, and results.</summary>
internal sealed record VisionFixture(IReadOnlyDictionary<string, long[]> Keys, IReadOnlyList<VisionCase> Cases)
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The script.</summary>
    public static string Script { get; } = PathOf("vision.py");

    /// <summary>Reads one.</summary>
    public static VisionFixture Of(string name) => JsonSerializer.Deserialize<VisionFixture>(File.ReadAllText(PathOf($"{name}.vision.json")), Names)!;

    /// <summary>Every n-th number of a tensor, n such that there are <paramref name="most"/> at most.</summary>
    public static float[] Some(Tensor tensor, int most)
    {
        using var flat = tensor.detach().contiguous();
        var values = flat.data<float>().ToArray();
        var step = (values.Length + most - 1) / most;
        return [.. values.Where((_, i) => i % step == 0)];
    }

    private static string PathOf(string file) => Path.Combine(Repository.Root, "tests", "Meld.Tests", "Encoders", "fixtures", file);
}
