namespace Meld.Text.Tokenizers.BytePairs;

/// <summary>A byte-pair model.</summary>
/// <param name="Bytes">The token of each of the 256 bytes.</param>
/// <param name="Merges">The merges by their two tokens.</param>
internal sealed record BytePairModel(IReadOnlyList<int> Bytes, IReadOnlyDictionary<(int Left, int Right), Merge> Merges)
{
    /// <summary>The model of a vocabulary and its merges in order.</summary>
    /// <param name="vocabulary">The id of each token.</param>
    /// <param name="merges">The two tokens of each merge, with where the file has it.</param>
    /// <param name="vocabularyPlace">The file and key of the vocabulary, for errors.</param>
    /// <param name="file">The file of the merges, for errors.</param>
    /// <exception cref="TokenizerException">A byte or a token of a merge is not in the vocabulary, or a merge comes twice.</exception>
    public static BytePairModel Of(
        IReadOnlyDictionary<string, int> vocabulary, IEnumerable<(string Left, string Right, string Place)> merges, (string File, string? Place) vocabularyPlace, string file)
    {
        var bytes = new int[256];
        for (var value = 0; value < bytes.Length; value++)
        {
            var letter = ByteLetters.Of((byte)value).ToString();
            bytes[value] = vocabulary.TryGetValue(letter, out var id)
                ? id
                : throw new TokenizerException(vocabularyPlace.File, vocabularyPlace.Place, $"the byte {value} has no token \"{letter}\"; GPT-2's vocabularies have all 256.");
        }
        var learnt = new Dictionary<(int, int), Merge>();
        foreach (var (left, right, place) in merges)
        {
            var pair = (IdOf(left, place), IdOf(right, place));
            if (!learnt.TryAdd(pair, new Merge(learnt.Count, IdOf(left + right, place))))
                throw new TokenizerException(file, place, $"the merge of {TokenizerException.Quote(left)} and {TokenizerException.Quote(right)} occurs twice.");
        }
        return new BytePairModel(bytes, learnt);

        int IdOf(string token, string place) => vocabulary.TryGetValue(token, out var id)
            ? id
            : throw new TokenizerException(file, place, $"the token {TokenizerException.Quote(token)} of the merge is not in the vocabulary.");
    }
}
