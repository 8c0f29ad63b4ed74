using System.Text.Json;
using TorchSharp;

namespace LibTorch.Tests.Golden.Parity;

/// <summary>Eight seeded training steps give PyTorch's losses: its very bits beside PyTorch, its values anywhere.</summary>
public sealed class ParityTests
{
    public ParityTests() => torch.set_num_threads(1);

    [PythonTorchTheory]
    [InlineData("mlp")]
    [InlineData("r3d")]
    [InlineData("lstm")]
    [InlineData("transformer")]
    public void Training_HasTheBitsOfPyTorchsLosses(string net)
        => Assert.Equal(PythonTorch.LossBits(net).Select(Hex), ParityNets.Losses(net).Select(BitConverter.SingleToInt32Bits).Select(Hex));

    // R3D's last losses are differences of nearly equal numbers: other CPUs' rounding shows in them.
    [Theory]
    [InlineData("mlp", 1e-4)]
    [InlineData("r3d", 0.05)]
    [InlineData("lstm", 1e-4)]
    [InlineData("transformer", 1e-4)]
    public void Training_HasTheRecordedLosses(string net, double tolerance)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(GoldenFile.Folder, "parity.json")));
        var recorded = document.RootElement.GetProperty(net).GetProperty("losses").EnumerateArray().Select(loss => loss.GetDouble()).ToArray();
        var losses = ParityNets.Losses(net);
        Assert.Equal(recorded.Length, losses.Length);
        for (var step = 0; step < losses.Length; step++)
        {
            var close = Math.Abs(losses[step] - recorded[step]) <= tolerance * recorded[step];
            Assert.True(close, $"step {step}: expected {recorded[step]}, actual {losses[step]}");
        }
    }

    private static string Hex(int bits) => $"{bits:x8}";
}
