namespace Meld.Encoders;

/// <summary>One utterance in numbers.</summary>
/// <param name="Vectors">Number of each word's pretrained vector, one word at least.</param>
/// <param name="Words">Vocabulary id of each word.</param>
/// <param name="Ngrams">Buckets of the character n-grams.</param>
internal sealed record TextTokens(int[] Vectors, int[] Words, int[] Ngrams);
