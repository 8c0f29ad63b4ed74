using Meld.Storage;
using Meld.Weights.Safetensors;

namespace Meld.Weights;

/// <summary>
/// Named tensors in the safetensors format (huggingface/safetensors, README "Format"): eight bytes header length, a JSON header, the
/// elements. Nothing is ever executed, every size is checked against the file before memory is taken, and equal content has equal bytes.
/// </summary>
public sealed class SafetensorsFile
{
    /// <summary>Header key of the metadata; no tensor may have this name.</summary>
    internal const string MetadataKey = "__metadata__";

    private static readonly Dictionary<string, string> NoMetadata = [];

    /// <summary>Content to write, or as read.</summary>
    /// <param name="tensors">Tensors by name.</param>
    /// <param name="metadata">Free texts by name, or null for none.</param>
    /// <exception cref="ArgumentException">A name or text is reserved or no well-formed Unicode.</exception>
    public SafetensorsFile(IReadOnlyDictionary<string, WeightTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        metadata ??= NoMetadata;
        if (tensors.ContainsKey(MetadataKey)) throw new ArgumentException($"No tensor can be named {MetadataKey}.", nameof(tensors));
        foreach (var text in tensors.Keys.Concat(metadata.Keys).Concat(metadata.Values))
        {
            if (!IsWellFormed(text)) throw new ArgumentException("A name or metadata text has an unpaired surrogate.", nameof(tensors));
        }
        Tensors = tensors.ToDictionary(StringComparer.Ordinal);
        Metadata = metadata.ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Tensors by name.</summary>
    public IReadOnlyDictionary<string, WeightTensor> Tensors { get; }

    /// <summary>Free texts by name.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="WeightsFormatException">The file breaks the format.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SafetensorsFile Read(string path)
    {
        using var stream = File.OpenRead(path);
        return Read(stream, path);
    }

    /// <summary>Reads a seekable stream from its beginning; <paramref name="name"/> is what errors call it.</summary>
    /// <exception cref="WeightsFormatException">The content breaks the format.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static SafetensorsFile Read(Stream stream, string name) => SafetensorsReader.Read(stream, name);

    /// <summary>Writes a file, replacing any; after a power cut there is the old one or the new one.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string path) => DurableFile.Write(path, Write);

    /// <summary>Writes to a stream.</summary>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public void Write(Stream stream) => SafetensorsWriter.Write(this, stream);

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }
        return true;
    }
}
