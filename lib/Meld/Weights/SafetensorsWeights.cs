namespace Meld.Weights;

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
    public override void Read(string name, Span<byte> destination)
    {
        var entry = map.Entry(name);
        if (destination.Length != entry.End - entry.Begin)
            throw new ArgumentException($"{name} has {entry.End - entry.Begin} bytes, not {destination.Length}.", nameof(destination));
        map.ReadData(entry.Begin, destination);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => map.Dispose();
}
