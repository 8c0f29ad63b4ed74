using static TorchSharp.torch;

namespace Meld.Encoders;

/// <summary>The numbers of many utterances' words and n-grams.</summary>
/// <param name="utterances">One entry an utterance.</param>
/// <param name="vectors">Pretrained vectors by number, <c>[vectors, size]</c>; taken over.</param>
internal sealed class TextInputs(IReadOnlyList<TextTokens> utterances, Tensor vectors) : IEncoderInputs
{
    // Well under the 15 % that all padding together may take.
    private const double MostPadding = 0.1;

    /// <inheritdoc/>
    public int Cost(int utterance) => utterances[utterance].Words.Length;

    /// <inheritdoc/>
    public EncoderInput Collate(IReadOnlyList<int> utterances)
    {
        TextTokens[] rows = [.. utterances.Select(utterance => this[utterance])];
        var groups = LengthGroups.Of([.. rows.Select(row => row.Words.Length)], MostPadding);
        var places = new long[rows.Length];
        foreach (var (place, row) in groups.SelectMany(group => group).Index()) places[row] = place;
        return new TextInput(
            vectors,
            [.. groups.Select(group => new TokenGroup(Padded([.. group.Select(row => rows[row].Vectors)]), Padded([.. group.Select(row => rows[row].Words)])))],
            tensor(places),
            tensor(rows.SelectMany(row => row.Ngrams, (_, id) => (long)id).ToArray()),
            tensor(Starts([.. rows.Select(row => row.Ngrams.Length)])));
    }

    /// <inheritdoc/>
    public void Dispose() => vectors.Dispose();

    private TextTokens this[int utterance] => utterances[utterance];

    private static long[] Starts(int[] lengths)
    {
        var starts = new long[lengths.Length];
        for (var i = 1; i < starts.Length; i++) starts[i] = starts[i - 1] + lengths[i - 1];
        return starts;
    }

    private static Tensor Padded(IReadOnlyList<int[]> rows)
    {
        var length = rows.Max(row => row.Length);
        var ids = new long[rows.Count * length];
        foreach (var (place, row) in rows.Index())
        {
            for (var i = 0; i < row.Length; i++) ids[place * length + i] = row[i];
        }
        return tensor(ids, [rows.Count, length]);
    }
}
