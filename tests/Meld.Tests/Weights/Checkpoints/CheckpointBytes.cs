using System.IO.Compression;
using System.Text;

namespace Meld.Tests.Weights.Checkpoints;

/// <summary>Checkpoints made by hand: their containers, around any pickle.</summary>
internal static class CheckpointBytes
{
    /// <summary>The legacy stream's first three pickles.</summary>
    public static byte[] LegacyHead { get; } =
    [
        0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, (byte)'.',
        0x80, 2, (byte)'M', 0xE9, 3, (byte)'.', .. PickleBytes.Whole([(byte)'}']),
    ];

    /// <summary>The legacy stream's pickle of its storages: one, named 7.</summary>
    public static byte[] Keys { get; } = PickleBytes.Whole([(byte)']', .. PickleBytes.Unicode("7"), (byte)'a']);

    /// <summary>Four numbers, 1 to 4, in F32.</summary>
    public static byte[] Floats { get; } = [.. new[] { 1f, 2, 3, 4 }.SelectMany(BitConverter.GetBytes)];

    /// <summary>The legacy stream of one storage of F32, named 7.</summary>
    public static byte[] Legacy(byte[] pickle, byte[] storage) =>
        [.. LegacyHead, .. pickle, .. Keys, .. BitConverter.GetBytes(storage.Length / 4L), .. storage];

    /// <summary>A zip archive in the folder <c>any</c>, made by .NET.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] files) => Zip(CompressionLevel.NoCompression, files);

    /// <summary>The same, stored or compressed.</summary>
    public static byte[] Zip(CompressionLevel level, params (string Name, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }
        return stream.ToArray();
    }

    /// <summary>A zip checkpoint with one storage of F32, <see cref="Floats"/>, named 0, and other files.</summary>
    public static byte[] Checkpoint(byte[] pickle, params (string Name, byte[] Content)[] more) =>
        Zip([("any/data.pkl", pickle), ("any/data/0", Floats), ("any/version", Encoding.ASCII.GetBytes("3\n")), .. more]);

    /// <summary>A zip checkpoint whose tensor <c>w</c> is the given part of a storage of four F32.</summary>
    public static byte[] OfTensor(long offset, long[] shape, long[] strides, long count = 4) =>
        Checkpoint(OneTensor(PickleBytes.Reference("torch FloatStorage", "0", count), offset, shape, strides));

    /// <summary>The pickle of a dictionary with the tensor <c>w</c>.</summary>
    public static byte[] OneTensor(byte[] storage, long offset, long[] shape, long[] strides) =>
        PickleBytes.Whole(PickleBytes.Dictionary(("w", PickleBytes.Tensor(storage, offset, shape, strides))));
}
