namespace Meld.Encoders;

/// <summary>The words of one utterance in numbers, one word at least.</summary>
/// <param name="Vectors">Number of each word's pretrained vector.</param>
/// <param name="Words">Vocabulary id of each word.</param>
/// <param name="Shapes">Shape of each word.</param>
internal sealed record TextTokens(long[] Vectors, long[] Words, long[] Shapes);
