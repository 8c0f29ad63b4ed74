using Meld.Text;
using Meld.Weights;
using static TorchSharp.torch;

namespace Meld.Encoders;

/// <summary>The pretrained vectors of just the words that some texts hold, numbered from 1; 0 stands for every word without one.</summary>
/// <param name="vectors">Where they are looked up; null for no vectors at all.</param>
/// <param name="size">Length of a vector.</param>
/// <param name="scale">Factor of every vector, see <see cref="Scale"/>.</param>
internal sealed class VectorTable(IWordVectors? vectors, int size, double scale)
{
    /// <summary>The number of every word without a vector.</summary>
    public const int None = 0;

    // Numbers of the size that training copes with well, whatever the source's.
    private const double Deviation = 0.5;
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly List<float> values = [.. new float[size]];
    private readonly float[] vector = new float[size];

    /// <summary>The factor that gives the numbers in the vectors of some words the standard deviation 0.5; 1 where there is no vector.</summary>
    /// <param name="vectors">The vectors.</param>
    /// <param name="words">The words, lower-cased.</param>
    public static double Scale(IWordVectors vectors, IEnumerable<string> words)
    {
        var vector = new float[vectors.Size];
        var (count, sum, squares) = (0, 0.0, 0.0);
        foreach (var word in words)
        {
            if (!TryCopy(vectors, word, vector)) continue;
            foreach (var value in vector) (count, sum, squares) = (count + 1, sum + value, squares + (double)value * value);
        }
        var variance = count == 0 ? 0 : squares / count - sum / count * (sum / count);
        return variance > 0 ? Deviation / Math.Sqrt(variance) : 1;
    }

    /// <summary>The number of a lower-cased word, looking it up where it is new.</summary>
    public int IdOf(string word)
    {
        if (ids.TryGetValue(word, out var id)) return id;
        if (vectors is not null && TryCopy(vectors, word, vector))
        {
            id = values.Count / size;
            foreach (var value in vector) values.Add((float)(value * scale));
        }
        ids.Add(word, id);
        return id;
    }

    /// <summary>The vectors by number, <c>[words + 1, size]</c>; that of 0 is 0. Belongs to the caller and to no scope.</summary>
    public Tensor ToTensor() => tensor(values.ToArray(), [values.Count / size, size]).DetachFromDisposeScope();

    private static bool TryCopy(IWordVectors vectors, string word, float[] vector) => Spellings.Of(word).Any(spelling => vectors.TryCopy(spelling, vector));
}
