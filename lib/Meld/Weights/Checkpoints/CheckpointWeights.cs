namespace Meld.Weights.Checkpoints;

/// <summary>
/// A checkpoint of PyTorch that holds tensors by name, alone or beside other plain values, in either of its containers. Nothing in it is run: its pickle is
/// read by <see cref="PickleMachine"/>, and what that does not know is refused by name.
/// </summary>
internal sealed class CheckpointWeights : WeightsFile
{
    // Views may repeat elements; what is read must still be in proportion to what is there.
    private const int MostRepetition = 16;
    private const long AlwaysAllowedBytes = 1 << 20;

    private readonly WeightsBytes file;
    private readonly Dictionary<string, StridedView> views = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TensorInfo> tensors = new(StringComparer.Ordinal);

    /// <summary>Opens a file.</summary>
    /// <exception cref="WeightsFormatException">It is damaged, or holds something else than tensors and plain values.</exception>
    public CheckpointWeights(string path)
        : base(path)
    {
        file = new WeightsBytes(path);
        try
        {
            AddAll(IsZip() ? ZipCheckpoint.Read(file) : LegacyCheckpoint.Read(file));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, TensorInfo> Tensors => tensors;

    /// <inheritdoc/>
    public override void Read(string name, Span<byte> destination)
    {
        CheckRead(name, destination.Length);
        StridedRead.Read(file, views[name], destination);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => file.Dispose();

    private bool IsZip()
    {
        Span<byte> start = stackalloc byte[(int)Math.Min(2, file.Length)];
        file.Read(0, start);
        return start.SequenceEqual("PK"u8);
    }

    private void AddAll(CheckpointContents contents)
    {
        var total = 0L;
        foreach (var (name, tensor) in StateDictionary.Tensors(contents.Value, file))
        {
            var view = StridedView.Of(name, tensor, contents.Storages, Path);
            var info = new TensorInfo(view.Type, view.Shape);
            total += info.ByteCount;
            if (total > AlwaysAllowedBytes + (file.Length * MostRepetition))
                throw new WeightsFormatException(Path, name, $"with it the tensors take {total} bytes, over {MostRepetition} times those of the file.");
            views.Add(name, view);
            tensors.Add(name, info);
        }
    }
}
