using System.Buffers.Binary;

namespace Meld.Weights;

/// <summary>Tells formats of weights files by how they begin.</summary>
internal static class WeightsFormats
{
    // Enough for a tar archive's signature, which lies deepest.
    private const int SeenBytes = 264;

    private const int SafetensorsBrace = sizeof(ulong);

    /// <summary>What people open by mistake, and what they should do.</summary>
    private static readonly (byte[] Signature, int Offset, string Problem)[] Others =
    [
        ([.. "ustar"u8], 257, "is a tar archive, as PyTorch before 0.1.10 wrote them; load it with Python and save it again with a later PyTorch."),
        ([.. "PYTORCH1"u8], 0, "is an archive of a PyTorch preview release; load it with Python and save it again with a later PyTorch."),
        ([0x89, .. "HDF\r\n"u8], 0, "is an HDF5 file (Keras, TensorFlow); only safetensors and PyTorch's checkpoints can be read."),
        ([.. "GGUF"u8], 0, "is a GGUF file; only safetensors and PyTorch's checkpoints can be read."),
        ([0x1F, 0x8B], 0, "is compressed with gzip; unpack it first."),
        ([.. "version https://git-lfs"u8], 0, "is a Git LFS pointer in place of the file; fetch the file itself."),
        ([.. "<!"u8], 0, "is a web page in place of the file; fetch the file itself."),
        ([.. "<html"u8], 0, "is a web page in place of the file; fetch the file itself."),
    ];

    /// <summary>The format of a file.</summary>
    /// <exception cref="WeightsFormatException">It has none of the known ones; the message says what it looks like.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static WeightsFormat Of(string path)
    {
        if (Directory.Exists(path)) throw new WeightsFormatException(path, null, "is a folder, not a weights file.");
        using var bytes = new WeightsBytes(path);
        Span<byte> start = stackalloc byte[(int)Math.Min(SeenBytes, bytes.Length)];
        bytes.Read(0, start);
        // First of all: the length that such a file begins with may have the bytes of any other's signature.
        if (BeginsAsSafetensors(start)) return WeightsFormat.Safetensors;
        // A pickle of protocol 2 or later; older ones have no mark of their own and were never PyTorch's default.
        if (start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("PK\u0005\u0006"u8) || start.StartsWith((byte)0x80)) return WeightsFormat.Checkpoint;
        foreach (var (signature, offset, problem) in Others)
        {
            if (start.Length > offset && start[offset..].StartsWith(signature)) throw bytes.Error(problem);
        }
        // Named so, a broken file is for the format's reader, which says what is wrong with it.
        if (path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase)) return WeightsFormat.Safetensors;
        return IsJson(start) ? WeightsFormat.Index : throw bytes.Error("is neither safetensors nor a checkpoint of PyTorch.");
    }

    // No header is so long that the upper half of its length is not 0.
    private static bool BeginsAsSafetensors(ReadOnlySpan<byte> start) =>
        start.Length > SafetensorsBrace && start[SafetensorsBrace] == '{' && BinaryPrimitives.ReadUInt32LittleEndian(start[sizeof(uint)..]) == 0;

    private static bool IsJson(ReadOnlySpan<byte> start) => start.TrimStart(" \t\r\n"u8).StartsWith((byte)'{');
}
