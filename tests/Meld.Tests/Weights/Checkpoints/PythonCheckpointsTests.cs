using Meld.Testing;
using Meld.Weights;

namespace Meld.Tests.Weights.Checkpoints;

/// <summary>Random tensors, exchanged with real PyTorch both ways.</summary>
public sealed class PythonCheckpointsTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [PythonCheckpointsFact]
    public void ReadAndWrite_RandomTensors_AreThoseOfPyTorch() => AssertExchange(seeds: 12);

    [PythonCheckpointsFact]
    [Trait("Category", "Slow")]
    public void ReadAndWrite_ManyRandomTensors_AreThoseOfPyTorch() => AssertExchange(seeds: 300);

    private void AssertExchange(int seeds)
    {
        PythonCheckpoints.Run("write", directory.Path, $"{seeds}");
        var folders = Enumerable.Range(0, seeds).Select(seed => Path.Combine(directory.Path, $"{seed}")).ToList();
        List<string> copies = [.. folders.SelectMany(Copies)];
        var read = PythonCheckpoints.Run(["read", .. copies]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(copies.Count, read.Length);
        for (var i = 0; i < copies.Count; i++) Assert.Equal(Expected(Path.GetDirectoryName(copies[i])!), WeightsContents.FromJson(read[i]));
    }

    /// <summary>Reads what Python wrote into a folder, and writes it again in both formats.</summary>
    private static string[] Copies(string folder)
    {
        var expected = Expected(folder);
        foreach (var name in new[] { "zip.pt", "legacy.pt", "ours.safetensors" }) Assert.Equal(expected, WeightsContents.Of(Path.Combine(folder, name)));
        using var source = WeightsFile.Open(Path.Combine(folder, "zip.pt"));
        string[] copies = [Path.Combine(folder, "copy.pt"), Path.Combine(folder, "copy.safetensors")];
        foreach (var copy in copies) WeightsFiles.Convert(source, copy);
        return copies;
    }

    private static Dictionary<string, string> Expected(string folder) => WeightsContents.FromJson(File.ReadAllText(Path.Combine(folder, "expected.json")));
}
