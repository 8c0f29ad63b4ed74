namespace Meld.Weights.Safetensors;

/// <summary>A safetensors file.</summary>
internal sealed class SafetensorsWeights : WeightsFile
{
    private readonly SafetensorsMap map;

    /// <summary>Opens a file.</summary>
    /// <exception cref="WeightsFormatException">It breaks the format.</exception>
    public SafetensorsWeights(string path)
        : base(path)
    {
        map = SafetensorsMap.Open(path);
        Tensors = map.Entries.ToDictionary(entry => entry.Name, entry => new TensorInfo(entry.Type, entry.Shape), StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, TensorInfo> Tensors { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Metadata => map.Metadata;

    /// <inheritdoc/>
    public override void Read(string name, Span<byte> destination)
    {
        CheckRead(name, destination.Length);
        map.ReadData(map.Entry(name).Begin, destination);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => map.Dispose();
}
