using static TorchSharp.torch;

namespace Meld.Encoders;

/// <summary>The numbers of many utterances' words.</summary>
/// <param name="utterances">One entry an utterance.</param>
/// <param name="table">Pretrained vectors by number, <c>[vectors, size]</c>; taken over.</param>
internal sealed class TextInputs(IReadOnlyList<TextTokens> utterances, Tensor table) : IEncoderInputs
{
    /// <inheritdoc/>
    public EncoderInput Collate(IReadOnlyList<int> utterances)
    {
        TextTokens[] rows = [.. utterances.Select(utterance => this[utterance])];
        int[] lengths = [.. rows.Select(row => row.Words.Length)];
        var total = lengths.Sum();
        return new TextInput(
            table, Joined(rows, total, row => row.Vectors), Joined(rows, total, row => row.Words), Joined(rows, total, row => row.Shapes), WordLayout.Of(lengths));
    }

    /// <inheritdoc/>
    public void Dispose() => table.Dispose();

    private TextTokens this[int utterance] => utterances[utterance];

    private static Tensor Joined(TextTokens[] rows, int total, Func<TextTokens, long[]> part)
    {
        var joined = new long[total];
        var end = 0;
        foreach (var row in rows)
        {
            part(row).CopyTo(joined, end);
            end += row.Words.Length;
        }
        return tensor(joined);
    }
}
