using Meld.Weights;

namespace Meld.Tests.Models;

/// <summary>A vector for every word but those that start with "x", made up from the word's letters.</summary>
internal sealed class MadeUpVectors(int size, string hash = "made-up-hash") : IWordVectors
{
    public string Name => "made-up";

    public string Hash => hash;

    public int Size => size;

    public bool TryCopy(string word, Span<float> destination)
    {
        if (word.StartsWith('x')) return false;
        var bits = 2166136261u;
        for (var i = 0; i < size; i++)
        {
            bits = (bits ^ (i < word.Length ? word[i] : (uint)i)) * 16777619u;
            destination[i] = ((bits >> 8) / (float)(1 << 24)) - 0.5f;
        }
        return true;
    }
}
