using Meld.Weights;
using static TorchSharp.torch;

namespace Meld.Encoders;

/// <summary>The pretrained vectors of just the words that some texts hold, numbered from 1; 0 stands for every word without one.</summary>
/// <param name="vectors">Where they are looked up; null for no vectors at all.</param>
/// <param name="size">Length of a vector.</param>
internal sealed class VectorTable(IWordVectors? vectors, int size)
{
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly List<float> values = [.. new float[size]];
    private readonly float[] vector = new float[size];

    /// <summary>The number of a word, looking it up where it is new.</summary>
    public int IdOf(string word)
    {
        if (ids.TryGetValue(word, out var id)) return id;
        if (vectors?.TryCopy(word, vector) == true)
        {
            id = values.Count / size;
            values.AddRange(vector);
        }
        ids.Add(word, id);
        return id;
    }

    /// <summary>The vectors by number, <c>[words + 1, size]</c>; that of 0 is 0. Belongs to the caller and to no scope.</summary>
    public Tensor ToTensor() => tensor(values.ToArray(), [values.Count / size, size]).DetachFromDisposeScope();
}
