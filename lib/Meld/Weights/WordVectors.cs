using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Meld.Storage;
using Meld.Weights.Safetensors;

namespace Meld.Weights;

/// <summary>
/// Vectors of words in a memory-mapped safetensors file: <c>vectors</c> F32 [words, size], <c>words</c> U8 (the words in UTF-8, one behind the
/// other, in ascending order of their bytes) and <c>word_ends</c> I64 [words] (where each ends). Opening reads the words, a few megabytes, and leaves
/// the vectors where they lie: a look-up is a binary search and one copy. Reading is thread-safe.
/// </summary>
public sealed class WordVectors : IWordVectors, IDisposable
{
    private const int FewBytes = 256;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly SafetensorsMap map;
    private readonly SafetensorsEntry vectors;
    private readonly SafetensorsEntry words;
    private readonly SafetensorsEntry ends;
    private readonly byte[] text;
    private readonly long[] wordEnds;

    private WordVectors(SafetensorsMap map)
    {
        this.map = map;
        if (Text(WordVectorsFile.FormatKey) != WordVectorsFile.Format)
            throw Error(null, $"its form is \"{Text(WordVectorsFile.FormatKey)}\", not \"{WordVectorsFile.Format}\".");
        (Name, Hash) = (Text(WordVectorsFile.NameKey), Text(WordVectorsFile.HashKey));
        vectors = map.Entry(WordVectorsFile.Vectors, TensorType.F32, dimensions: 2);
        words = map.Entry(WordVectorsFile.Words, TensorType.U8, dimensions: 1);
        ends = map.Entry(WordVectorsFile.WordEnds, TensorType.I64, dimensions: 1);
        if (vectors.Shape[0] != ends.Shape[0]) throw Error(vectors, $"has {vectors.Shape[0]} vectors for {ends.Shape[0]} words.");
        if (vectors.Shape[1] is < 1 or > WordVectorsFile.MostSize) throw Error(vectors, $"has vectors of {vectors.Shape[1]} numbers.");
        (Count, Size) = ((int)vectors.Shape[0], (int)vectors.Shape[1]);
        (text, wordEnds) = (new byte[words.Shape[0]], new long[Count]);
        map.ReadData(words.Begin, text);
        map.ReadData(ends.Begin, MemoryMarshal.AsBytes(wordEnds.AsSpan()));
        CheckEnds();
    }

    /// <summary>What the vectors are called, such as <c>glove</c>.</summary>
    public string Name { get; }

    /// <summary>Number of words.</summary>
    public int Count { get; }

    /// <summary>Numbers in a vector.</summary>
    public int Size { get; }

    /// <summary>SHA-256 over all words and vectors, 64 lower-case hex digits, as the file states it; <see cref="Verify"/> computes it.</summary>
    public string Hash { get; }

    /// <summary>Every word, in ascending order of its UTF-8 bytes.</summary>
    /// <exception cref="WeightsFormatException">A word is no UTF-8.</exception>
    public IEnumerable<string> Words => Enumerable.Range(0, Count).Select(Word);

    /// <summary>Free texts of the file by name: form, name, hash, source.</summary>
    internal IReadOnlyDictionary<string, string> Metadata => map.Metadata;

    /// <summary>Opens a file that <see cref="WordVectorsFile"/> wrote.</summary>
    /// <exception cref="WeightsFormatException">The file holds no word vectors or does not have the length that its header says.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static WordVectors Open(string path)
    {
        var map = SafetensorsMap.Open(path);
        try
        {
            return new WordVectors(map);
        }
        catch
        {
            map.Dispose();
            throw;
        }
    }

    /// <summary>Whether there is a vector for exactly this word; case counts.</summary>
    public bool Contains(string word) => Find(word) >= 0;

    /// <summary>Copies a word's vector, or leaves the destination as it is where there is none.</summary>
    /// <param name="word">The word; case counts.</param>
    /// <param name="destination">Takes <see cref="Size"/> numbers.</param>
    /// <exception cref="ArgumentException">The destination is of another size.</exception>
    /// <exception cref="ObjectDisposedException">The vectors have been disposed.</exception>
    public bool TryCopy(string word, Span<float> destination)
    {
        if (destination.Length != Size) throw new ArgumentException($"A vector has {Size} numbers, the destination {destination.Length}.", nameof(destination));
        var row = Find(word);
        if (row < 0) return false;
        Copy(row, destination);
        return true;
    }

    /// <summary>Reads everything: that words and vectors have the hash that the file states, words are in order, and numbers are finite.</summary>
    /// <exception cref="WeightsFormatException">One of this is not so.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Verify(CancellationToken cancellation = default)
    {
        if (ContentHash(cancellation) != Hash) throw Error(null, "words and vectors do not have the hash that the file states.");
        var vector = new float[Size];
        ReadOnlySpan<byte> previous = [];
        for (var row = 0; row < Count; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            var word = Bytes(row);
            if (previous.SequenceCompareTo(word) >= 0) throw Error(words, $"word {row} is empty or out of order.");
            if (!Utf8.IsValid(word)) throw Error(words, $"word {row} is not UTF-8.");
            Copy(row, vector);
            if (!vector.All(float.IsFinite)) throw Error(vectors, $"\"{Word(row)}\" has a number that is not finite.");
            previous = word;
        }
    }

    /// <summary>Unmaps the file.</summary>
    public void Dispose() => map.Dispose();

    private string ContentHash(CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        for (var offset = 0L; offset < map.DataLength; offset += buffer.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            var chunk = buffer.AsSpan(0, (int)Math.Min(buffer.Length, map.DataLength - offset));
            map.ReadData(offset, chunk);
            hash.AppendData(chunk);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private void Copy(int row, Span<float> destination) => map.Read(vectors, (long)row * Size, destination);

    private int Find(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        // A UTF-16 unit takes at most three bytes.
        Span<byte> bytes = word.Length <= FewBytes / 3 ? stackalloc byte[FewBytes] : new byte[3 * word.Length];
        // Not Encoding.UTF8, to which a broken surrogate is the same as U+FFFD.
        if (Utf8.FromUtf16(word, bytes, out _, out var length, replaceInvalidSequences: false) != OperationStatus.Done) return -1;
        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            var order = bytes[..length].SequenceCompareTo(Bytes(middle));
            if (order == 0) return middle;
            if (order > 0) low = middle + 1;
            else high = middle - 1;
        }
        return -1;
    }

    private string Word(int row)
    {
        try
        {
            return Strict.GetString(Bytes(row));
        }
        catch (DecoderFallbackException error)
        {
            throw Error(words, $"word {row} is not UTF-8.", error);
        }
    }

    private ReadOnlySpan<byte> Bytes(int row)
    {
        var begin = row == 0 ? 0 : wordEnds[row - 1];
        return text.AsSpan((int)begin, (int)(wordEnds[row] - begin));
    }

    private void CheckEnds()
    {
        var begin = 0L;
        for (var row = 0; row < wordEnds.Length; row++)
        {
            var end = wordEnds[row];
            if (end < begin || end > text.Length) throw Error(ends, $"word {row} goes from {begin} to {end}.");
            begin = end;
        }
        if (begin != text.Length) throw Error(ends, $"ends at {begin} of {text.Length} bytes.");
    }

    private string Text(string key) =>
        map.Metadata.TryGetValue(key, out var text) ? text : throw Error(null, $"holds no word vectors: its metadata lacks \"{key}\".");

    private WeightsFormatException Error(SafetensorsEntry? entry, string problem, Exception? cause = null) => new(map.Path, entry?.Name, problem, cause);
}
