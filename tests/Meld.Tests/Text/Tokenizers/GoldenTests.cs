using System.Globalization;
using Meld.Text.Tokenizers;

namespace Meld.Tests.Text.Tokenizers;

/// <summary>
/// 1,500 texts, 500 of the sample corpus and 1,000 random ones, as Hugging Face's <c>tokenizers</c> 0.23.2 cuts them with two small vocabularies; written by
/// <c>fixtures/make-golden.mjs</c>.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string[][] Lines = [.. File.ReadLines(TokenizerFixtures.PathOf("golden.tsv")).Select(line => line.Split('\t'))];

    [Fact]
    public void WordPieceTokenizer_GoldenTexts_EqualIdsAndPlaces() => Compare(TokenizerFixtures.WordPiece, ids: 1, places: 3);

    [Fact]
    public void BytePairTokenizer_GoldenTexts_EqualIdsAndPlaces() => Compare(TokenizerFixtures.BytePair, ids: 2, places: 4);

    private static void Compare(Tokenizer tokenizer, int ids, int places)
    {
        Assert.Equal(1500, Lines.Length);
        foreach (var line in Lines)
        {
            var text = TokenizerFixtures.Unescape(line[0]);
            var answer = Peer.Answer(tokenizer.Encode(text), text).Split('|');
            Assert.Equal((line[0], line[ids]), (line[0], answer[0]));
            if (line.Length > places) Assert.Equal((line[0], StartAndEnd(line[places])), (line[0], answer[2]));
        }
    }

    /// <summary>The golden file has start and length.</summary>
    private static string StartAndEnd(string places) => string.Join(' ', places.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(place =>
    {
        var numbers = place.Split(':').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return $"{numbers[0]}-{numbers[0] + numbers[1]}";
    }));
}
