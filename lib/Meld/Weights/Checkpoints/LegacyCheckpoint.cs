using System.Buffers.Binary;
using System.Numerics;
using Meld.Storage;

namespace Meld.Weights.Checkpoints;

/// <summary>
/// The stream that PyTorch from 0.1.10 to 1.5 wrote (pytorch/pytorch, torch/serialization.py, <c>_legacy_save</c>): pickles of a magic number, a version,
/// facts about the machine, what was saved, and the storages' keys; then each storage, its elements counted in eight bytes before them. All of it is
/// little-endian on every machine.
/// </summary>
internal static class LegacyCheckpoint
{
    private const long Version = 1001;

    private static readonly BigInteger MagicNumber = new([0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19]);

    /// <summary>Reads all but the elements.</summary>
    /// <exception cref="WeightsFormatException">It is damaged, or no checkpoint.</exception>
    public static CheckpointContents Read(WeightsBytes file)
    {
        var input = new PickleInput(file, new FileRange(0, file.Length), "the stream of pickles");
        if (PickleMachine.Read(input).Value is not BigInteger magic || magic != MagicNumber) throw file.Error("is a pickle, but no checkpoint of PyTorch.");
        if (PickleMachine.Read(input).Value is not Version) throw file.Error($"is a checkpoint of another version than {Version}.");
        _ = PickleMachine.Read(input);
        var saved = PickleMachine.Read(input);
        if (PickleMachine.Read(input).Value is not List<object?> keys) throw file.Error("has no list of its storages.");
        return new CheckpointContents(saved.Value, Storages(file, input.Position, keys, saved.Storages));
    }

    private static Dictionary<string, FileRange> Storages(
        WeightsBytes file, long position, List<object?> keys, IReadOnlyDictionary<string, PickledStorage> known)
    {
        var ranges = new Dictionary<string, FileRange>(StringComparer.Ordinal);
        foreach (var item in keys)
        {
            if (item is not string key || !known.TryGetValue(key, out var storage)) throw file.Error("lists a storage that belongs to no tensor.");
            var range = Storage(file, position, storage);
            if (!ranges.TryAdd(key, range)) throw file.Error($"lists storage {key} twice.");
            position = range.End;
        }
        return position == file.Length ? ranges : throw file.Error($"{file.Length - position} bytes at the end belong to no tensor.");
    }

    private static FileRange Storage(WeightsBytes file, long position, PickledStorage storage)
    {
        Span<byte> prefix = stackalloc byte[sizeof(long)];
        if (file.Length - position < prefix.Length) throw file.Error($"is cut off before storage {storage.Key}.");
        file.Read(position, prefix);
        var (count, begin) = (BinaryPrimitives.ReadInt64LittleEndian(prefix), position + prefix.Length);
        if (count != storage.Count) throw file.Error($"storage {storage.Key} has {count} elements where {storage.Count} were saved.");
        if (count > (file.Length - begin) / storage.Type.Size()) throw file.Error($"is cut off in storage {storage.Key}, of {count} elements.");
        return new FileRange(begin, count * storage.Type.Size());
    }
}
