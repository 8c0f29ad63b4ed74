namespace Meld.Weights;

/// <summary>Pretrained vectors of words.</summary>
public interface IWordVectors
{
    /// <summary>What they are called, such as <c>glove</c>.</summary>
    string Name { get; }

    /// <summary>Hash of words and vectors, 64 lower-case hex digits.</summary>
    string Hash { get; }

    /// <summary>Length of a vector.</summary>
    int Size { get; }

    /// <summary>Copies the vector of a word; false, and nothing is copied, when there is none.</summary>
    /// <param name="word">The word as the vectors spell it, which for GloVe is in lower case.</param>
    /// <param name="destination">Takes <see cref="Size"/> values.</param>
    /// <exception cref="ArgumentException">The destination is of another size.</exception>
    bool TryCopy(string word, Span<float> destination);
}
