using System.Globalization;
using System.Text.RegularExpressions;
using Meld.Corpus;
using Meld.Testing;
using Meld.Text.Tokenizers;
using Pretrained = Meld.Text.Tokenizers.Tokenizers;

namespace Meld.Tests.Text.Tokenizers;

/// <summary>The committed vocabularies, those of published models where they are there, and texts.</summary>
internal static partial class TokenizerFixtures
{
    /// <summary>BERT's tokenizer with a small vocabulary.</summary>
    public static WordPieceTokenizer WordPiece { get; } = Pretrained.WordPiece(PathOf("vocab.txt"));

    /// <summary>GPT-2's tokenizer with a small vocabulary.</summary>
    public static BytePairTokenizer BytePair { get; } = Pretrained.BytePair(PathOf("vocab.json"), PathOf("merges.txt"));

    /// <summary>BERT's own vocabulary where MELD_VOCABULARIES has it.</summary>
    public static string WordPieceVocabulary => Published("bert-base-uncased-vocab.txt") ?? PathOf("vocab.txt");

    /// <summary>GPT-2's own vocabulary and merges where MELD_VOCABULARIES has them.</summary>
    public static (string Vocabulary, string Merges) BytePairVocabulary =>
        (Published("gpt2-vocab.json") ?? PathOf("vocab.json"), Published("gpt2-merges.txt") ?? PathOf("merges.txt"));

    /// <summary>Every utterance of MELD where MELD_CORPUS names it, else of the sample corpus.</summary>
    public static IReadOnlyList<string> Utterances()
    {
        var corpus = MeldCorpusFactAttribute.Directory is { Length: > 0 } meld ? DialogueCorpus.Load(meld) : SampleCorpus.Corpus;
        return [.. Enum.GetValues<Split>().SelectMany(corpus.Utterances).Select(utterance => utterance.Text)];
    }

    /// <summary>The path of a fixture.</summary>
    public static string PathOf(string name) => Path.Combine(Repository.Root, "tests", "Meld.Tests", "Text", "Tokenizers", "fixtures", name);

    /// <summary>A text of <c>golden.tsv</c>.</summary>
    public static string Unescape(string text) =>
        Escape().Replace(text, match => ((char)int.Parse(match.ValueSpan[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString());

    private static string? Published(string name)
    {
        var path = Path.Combine(Environment.GetEnvironmentVariable("MELD_VOCABULARIES") ?? "", name);
        return File.Exists(path) ? path : null;
    }

    [GeneratedRegex(@"\\u[0-9a-f]{4}")]
    private static partial Regex Escape();
}
