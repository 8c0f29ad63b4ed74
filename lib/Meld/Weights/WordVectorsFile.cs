using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Meld.Storage;
using Meld.Weights.Safetensors;

namespace Meld.Weights;

/// <summary>Writes the files that <see cref="WordVectors"/> opens.</summary>
public static class WordVectorsFile
{
    /// <summary>Most numbers in a vector.</summary>
    internal const int MostSize = 1 << 16;

    internal const string FormatKey = "format";
    internal const string Format = "word-vectors 1";
    internal const string NameKey = "name";
    internal const string HashKey = "hash";
    internal const string Vectors = "vectors";
    internal const string Words = "words";
    internal const string WordEnds = "word_ends";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Writes vectors in any order; equal content gives equal bytes. The file appears whole or not at all. Vectors go through a temporary file
    /// beside it, so memory holds the words alone.
    /// </summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="name">What the vectors are called.</param>
    /// <param name="vectors">Words, each once, with vectors of one size.</param>
    /// <param name="metadata">What else is worth knowing, such as the source; null for nothing.</param>
    /// <param name="cancellation">Stops it and leaves what was there.</param>
    /// <exception cref="WeightsFormatException">
    /// A word is empty, no Unicode or occurs twice, vectors differ in size, a number is not finite, or there is no word.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Write(
        string path,
        string name,
        IEnumerable<(string Word, ReadOnlyMemory<float> Vector)> vectors,
        IReadOnlyDictionary<string, string>? metadata = null,
        CancellationToken cancellation = default)
    {
        if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException("Weights are stored little-endian.");
        var (rowsPath, temporary) = (Temporary(path, "rows"), Temporary(path, "tmp"));
        try
        {
            using var rows = new FileStream(rowsPath, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            var (words, size) = Spool(path, vectors, rows, cancellation);
            var order = Sorted(path, words);
            using (var stream = File.Create(temporary, bufferSize: 1 << 16))
            {
                WriteSorted(stream, order, words, size, rows, Texts(name, metadata), cancellation);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(rowsPath);
            File.Delete(temporary);
        }
    }

    /// <summary>Copies the vectors of some words into a file of their own, with name and source; words without a vector are left out.</summary>
    /// <exception cref="WeightsFormatException">None of the words has a vector, or <paramref name="from"/> is damaged.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteSubset(string path, WordVectors from, IEnumerable<string> words) =>
        Write(path, from.Name, words.Distinct(StringComparer.Ordinal).Where(from.Contains).Select(word => (word, Vector(from, word))), from.Metadata);

    private static ReadOnlyMemory<float> Vector(WordVectors from, string word)
    {
        var vector = new float[from.Size];
        from.TryCopy(word, vector);
        return vector;
    }

    private static string Temporary(string path, string extension) => $"{path}.{Environment.ProcessId}.{extension}";

    private static Dictionary<string, string> Texts(string name, IReadOnlyDictionary<string, string>? metadata) =>
        new(metadata ?? new Dictionary<string, string>(), StringComparer.Ordinal) { [FormatKey] = Format, [NameKey] = name, [HashKey] = new string('0', 64) };

    private static (List<byte[]> Words, int Size) Spool(
        string path, IEnumerable<(string Word, ReadOnlyMemory<float> Vector)> vectors, Stream rows, CancellationToken cancellation)
    {
        var words = new List<byte[]>();
        var size = 0;
        foreach (var (word, vector) in vectors)
        {
            cancellation.ThrowIfCancellationRequested();
            words.Add(Encoded(path, word));
            if (words.Count == 1) size = vector.Length;
            if (vector.Length != size || size is < 1 or > MostSize)
                throw new WeightsFormatException(path, Vectors, $"\"{word}\" has {vector.Length} numbers, the first word {size}.");
            foreach (var number in vector.Span)
            {
                if (!float.IsFinite(number)) throw new WeightsFormatException(path, Vectors, $"\"{word}\" has a number that is not finite.");
            }
            rows.Write(MemoryMarshal.AsBytes(vector.Span));
        }
        return words.Count > 0 ? (words, size) : throw new WeightsFormatException(path, Words, "there is no word.");
    }

    private static byte[] Encoded(string path, string word)
    {
        if (word.Length == 0) throw new WeightsFormatException(path, Words, "a word is empty.");
        try
        {
            return Strict.GetBytes(word);
        }
        catch (EncoderFallbackException error)
        {
            throw new WeightsFormatException(path, Words, "a word has an unpaired surrogate.", error);
        }
    }

    private static int[] Sorted(string path, List<byte[]> words)
    {
        var order = Enumerable.Range(0, words.Count).ToArray();
        Array.Sort(order, (left, right) => words[left].AsSpan().SequenceCompareTo(words[right]));
        for (var i = 1; i < order.Length; i++)
        {
            var word = words[order[i]];
            if (word.AsSpan().SequenceEqual(words[order[i - 1]])) throw new WeightsFormatException(path, Words, $"\"{Strict.GetString(word)}\" occurs twice.");
        }
        return order;
    }

    private static void WriteSorted(
        FileStream stream, int[] order, List<byte[]> words, int size, FileStream rows, Dictionary<string, string> texts, CancellationToken cancellation)
    {
        var length = words.Sum(word => (long)word.Length);
        var entries = SafetensorsWriter.Lay(
            [(Vectors, TensorType.F32, [order.Length, size]), (Words, TensorType.U8, [length]), (WordEnds, TensorType.I64, [order.Length])]);
        SafetensorsWriter.WriteHeader(stream, entries, texts);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in entries)
        {
            switch (entry.Name)
            {
                case WordEnds: WriteEnds(); break;
                case Vectors: WriteVectors(); break;
                default: WriteWords(); break;
            }
        }
        // The hash has its digits' room in the header already.
        texts[HashKey] = Convert.ToHexStringLower(hash.GetHashAndReset());
        stream.Position = 0;
        SafetensorsWriter.WriteHeader(stream, entries, texts);

        void WriteEnds()
        {
            var end = 0L;
            foreach (var i in order) Append(BitConverter.GetBytes(end += words[i].Length));
        }

        void WriteVectors()
        {
            var row = new byte[size * sizeof(float)];
            foreach (var i in order)
            {
                cancellation.ThrowIfCancellationRequested();
                rows.Position = (long)i * row.Length;
                rows.ReadExactly(row);
                Append(row);
            }
        }

        void WriteWords()
        {
            foreach (var i in order) Append(words[i]);
        }

        void Append(byte[] bytes)
        {
            hash.AppendData(bytes);
            stream.Write(bytes);
        }
    }
}
