using TorchSharp;
using static TorchSharp.torch;

namespace Meld.Tests.Encoders;

/// <summary>Weights and inputs of full-size networks that need no file: <c>fixtures/vision.py</c> has the same formula.</summary>
internal static class VisionFormula
{
    /// <summary>Fills all parameters and buffers but the counts of batches.</summary>
    public static void Fill(nn.Module net)
    {
        using var noGradients = no_grad();
        var state = net.state_dict().Where(pair => !pair.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal));
        var seed = 0u;
        foreach (var (name, tensor) in state.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var (low, high) = Bounds(name, tensor.shape);
            Fill(tensor, seed++, low, high);
        }
    }

    /// <summary>An input, from -2 to 2.</summary>
    public static Tensor Input(params long[] shape)
    {
        var input = empty(shape);
        Fill(input, 1000, -2, 2);
        return input;
    }

    private static void Fill(Tensor tensor, uint seed, double low, double high)
    {
        var values = new float[tensor.numel()];
        for (var i = 0; i < values.Length; i++) values[i] = (float)(low + (high - low) * Share(seed, (uint)i));
        using var made = torch.tensor(values, tensor.shape);
        tensor.copy_(made);
    }

    private static double Share(uint seed, uint place)
    {
        var x = place * 0x9E3779B1 + seed * 0x85EBCA77;
        x ^= x >> 15;
        x *= 0x2C1B3C6D;
        x ^= x >> 12;
        x *= 0x297A2D39;
        x ^= x >> 15;
        return (x >> 8) / (double)(1 << 24);
    }

    private static (double Low, double High) Bounds(string name, long[] shape)
    {
        if (shape.Length > 1) return Math.Sqrt(6.0 / shape.Skip(1).Aggregate(1L, (product, size) => product * size)) is var bound ? (-bound, bound) : default;
        return name.Split('.')[^1] switch
        {
            "weight" => (0.25, 0.75),
            "running_var" => (0.5, 1.5),
            _ => (-0.1, 0.1),
        };
    }
}
