using System.Runtime.InteropServices;
using Meld.Storage;
using Meld.Weights;

namespace Meld.Bench.Weights;

/// <summary>Numbers in the shapes of BERT-base's weights (12 layers of width 768, a vocabulary of 30,522), made when they are asked for.</summary>
internal sealed class BertWeights() : WeightsFile("BERT-base")
{
    private const int Width = 768;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, TensorInfo> Tensors { get; } =
        Shapes().ToDictionary(tensor => tensor.Name, tensor => new TensorInfo(TensorType.F32, tensor.Shape));

    /// <inheritdoc/>
    public override void Read(string name, Span<byte> destination)
    {
        var random = new Random(name.Length);
        foreach (ref var value in MemoryMarshal.Cast<byte, float>(destination)) value = random.NextSingle();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
    }

    private static IEnumerable<(string Name, long[] Shape)> Shapes() =>
    [
        ("embeddings.word_embeddings.weight", [30_522, Width]), ("embeddings.position_embeddings.weight", [512, Width]),
        ("embeddings.token_type_embeddings.weight", [2, Width]), .. Norm("embeddings"), .. Linear("pooler.dense", Width, Width),
        .. Enumerable.Range(0, 12).SelectMany(layer => Layer($"encoder.layer.{layer}")),
    ];

    private static IEnumerable<(string Name, long[] Shape)> Layer(string name) =>
    [
        .. Linear($"{name}.attention.self.query", Width, Width), .. Linear($"{name}.attention.self.key", Width, Width),
        .. Linear($"{name}.attention.self.value", Width, Width), .. Linear($"{name}.attention.output.dense", Width, Width), .. Norm($"{name}.attention.output"),
        .. Linear($"{name}.intermediate.dense", 4 * Width, Width), .. Linear($"{name}.output.dense", Width, 4 * Width), .. Norm($"{name}.output"),
    ];

    private static IEnumerable<(string Name, long[] Shape)> Norm(string name) => [($"{name}.LayerNorm.weight", [Width]), ($"{name}.LayerNorm.bias", [Width])];

    private static IEnumerable<(string Name, long[] Shape)> Linear(string name, long to, long from) => [($"{name}.weight", [to, from]), ($"{name}.bias", [to])];
}
