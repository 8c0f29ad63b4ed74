using static TorchSharp.torch;

namespace Meld.Encoders;

/// <summary>
/// How the words of several utterances, which follow one another without padding, stand in a grid of <c>utterances * longest</c> places, row by row. What
/// works on words one by one needs no grid; a pooling over time does.
/// </summary>
/// <param name="Lengths">Number of words of each utterance, one at least, <c>[utterances]</c>.</param>
/// <param name="Longest">Number of words of the longest.</param>
/// <param name="Utterances">Index of each word's utterance, <c>[words]</c>.</param>
/// <param name="Places">Place of each word in the grid, <c>[words]</c>.</param>
/// <param name="Padding">Whether there is no word at a place, <c>[utterances, longest, 1]</c>.</param>
public sealed record WordLayout(Tensor Lengths, int Longest, Tensor Utterances, Tensor Places, Tensor Padding)
{
    /// <summary>The layout of utterances of some lengths; its tensors live in the current dispose scope.</summary>
    /// <param name="lengths">Number of words of each utterance, one at least.</param>
    public static WordLayout Of(int[] lengths)
    {
        var (longest, total) = (lengths.Max(), lengths.Sum());
        var (utterances, places, padding) = (new long[total], new long[total], new bool[lengths.Length * longest]);
        var word = 0;
        foreach (var (utterance, length) in lengths.Index())
        {
            var row = utterance * longest;
            for (var place = row; place < row + length; place++, word++) (utterances[word], places[word]) = (utterance, place);
            padding.AsSpan(row + length, longest - length).Fill(true);
        }
        var counts = Array.ConvertAll(lengths, length => (long)length);
        return new WordLayout(tensor(counts), longest, tensor(utterances), tensor(places), tensor(padding, [lengths.Length, longest, 1]));
    }

    /// <summary>The words in the grid, <c>[utterances, longest, size]</c>; the places without a word are 0.</summary>
    /// <param name="words">A row for each word, <c>[words, size]</c>.</param>
    public Tensor Grid(Tensor words) => zeros(Padding.numel(), words.size(1)).index_copy(0, Places, words).view(Padding.size(0), Longest, words.size(1));
}
