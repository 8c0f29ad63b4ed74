using System.Text;

namespace Meld.Text;

/// <summary>Words by id. Ids 0 and 1 are no words: <see cref="Padding"/> fills up, <see cref="Unknown"/> stands for every word that is not here.</summary>
public sealed class Vocabulary
{
    /// <summary>The id that fills up shorter texts.</summary>
    public const int Padding = 0;

    /// <summary>The id of every word without an id of its own.</summary>
    public const int Unknown = 1;

    private const int Reserved = 2;
    private readonly string[] words;
    private readonly Dictionary<string, int> ids;

    /// <summary>Words in the order of their ids, the first of which is 2.</summary>
    /// <exception cref="ArgumentException">A word occurs twice or holds a line end.</exception>
    public Vocabulary(IEnumerable<string> words)
    {
        this.words = [.. words];
        ids = new Dictionary<string, int>(this.words.Length, StringComparer.Ordinal);
        foreach (var word in this.words)
        {
            if (word.Contains('\n', StringComparison.Ordinal)) throw new ArgumentException("A word holds a line end.", nameof(words));
            if (!ids.TryAdd(word, Reserved + ids.Count)) throw new ArgumentException($"The word \"{word}\" occurs twice.", nameof(words));
        }
    }

    /// <summary>The words; that of id i is at i - 2.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>Number of ids, with the two that are no words.</summary>
    public int Count => words.Length + Reserved;

    /// <summary>The words of texts that occur in them at least <paramref name="minCount"/> times, in ordinal order.</summary>
    public static Vocabulary Of(IEnumerable<IReadOnlyList<string>> texts, int minCount = 1) => new(texts
        .SelectMany(text => text)
        .CountBy(word => word, StringComparer.Ordinal)
        .Where(pair => pair.Value >= minCount)
        .Select(pair => pair.Key)
        .Order(StringComparer.Ordinal));

    /// <summary>The id of a word, or <see cref="Unknown"/>.</summary>
    public int IdOf(string word) => ids.GetValueOrDefault(word, Unknown);

    /// <summary>The words as UTF-8, a line end after each.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(string.Concat(words.Select(word => word + '\n')));

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="ArgumentException">A word occurs twice.</exception>
    public static Vocabulary FromBytes(ReadOnlySpan<byte> bytes) => new(Encoding.UTF8.GetString(bytes).Split('\n')[..^1]);
}
