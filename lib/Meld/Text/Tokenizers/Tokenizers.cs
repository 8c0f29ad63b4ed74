using Meld.Text.Tokenizers.BytePairs;
using Meld.Text.Tokenizers.Files;

namespace Meld.Text.Tokenizers;

/// <summary>
/// Reads the tokenizers of published BERT and GPT-2 models. Files may come from anywhere: what they hold is checked, and reading takes bounded time and memory.
/// </summary>
public static class Tokenizers
{
    private static readonly string[] BertTokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

    /// <summary>
    /// The tokenizer in the folder of a published model: <c>tokenizer.json</c>, else <c>vocab.txt</c> (BERT), else <c>vocab.json</c> with <c>merges.txt</c>
    /// (GPT-2). With the last two a <c>tokenizer_config.json</c> says whether the model is uncased; where none does, it is if no word of the vocabulary has a
    /// capital.
    /// </summary>
    /// <exception cref="TokenizerException">There is none, or its files cannot be used.</exception>
    public static Tokenizer Load(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var (json, text, pairs) = (Path.Combine(folder, "tokenizer.json"), Path.Combine(folder, "vocab.txt"), Path.Combine(folder, "vocab.json"));
        if (File.Exists(json)) return FromJson(json);
        if (File.Exists(text)) return WordPiece(text, TokenizerConfig.Read(folder));
        if (!File.Exists(pairs))
            throw new TokenizerException(folder, null, "the folder has no tokenizer; it needs tokenizer.json, vocab.txt, or vocab.json and merges.txt.");
        var config = TokenizerConfig.Read(folder);
        return BytePair(pairs, Path.Combine(folder, "merges.txt"), new BytePairSettings { AddPrefixSpace = config.AddPrefixSpace ?? false });
    }

    /// <summary>
    /// The tokenizer of a <c>tokenizer.json</c>. Its <c>truncation</c> and <c>padding</c> are not applied: callers say how much they want.
    /// </summary>
    /// <exception cref="TokenizerException">The file cannot be used, or has a part that BERT's and GPT-2's do not have.</exception>
    public static Tokenizer FromJson(string path) => JsonPart.Read<Tokenizer>(path, root =>
    {
        if (root.Find("version") is { } version && version.Text() != "1.0") throw version.Error("only version 1.0 is known.");
        var model = root.Get("model");
        return TypeOf(model) switch
        {
            "WordPiece" => WordPieceJson.Read(root),
            "BPE" => BytePairJson.Read(root),
            var other => throw model.Get("type").Error($"the model {TokenizerException.Quote(other)} is not supported; WordPiece and BPE are."),
        };
    });

    /// <summary>BERT's tokenizer of a <c>vocab.txt</c>.</summary>
    /// <param name="path">The vocabulary, one token a line.</param>
    /// <param name="settings">What is done to a text; null for the uncased models'.</param>
    /// <exception cref="TokenizerException">The file cannot be used.</exception>
    public static WordPieceTokenizer WordPiece(string path, WordPieceSettings? settings = null) => WordPiece(path, VocabularyText.Read(path), settings ?? new WordPieceSettings());

    /// <summary>GPT-2's tokenizer of a <c>vocab.json</c> and a <c>merges.txt</c>.</summary>
    /// <param name="vocabularyPath">The vocabulary: the id of each token.</param>
    /// <param name="mergesPath">The merges, one a line.</param>
    /// <param name="settings">How the ends of texts are treated; null for GPT-2's.</param>
    /// <exception cref="TokenizerException">A file cannot be used.</exception>
    public static BytePairTokenizer BytePair(string vocabularyPath, string mergesPath, BytePairSettings? settings = null)
    {
        var vocabulary = JsonPart.Read(vocabularyPath, VocabularyJson.Read);
        if (vocabulary.ContainsKey("<s>") && vocabulary.ContainsKey("</s>"))
            throw new TokenizerException(vocabularyPath, null, "it is a vocabulary of RoBERTa, whose special tokens only a tokenizer.json describes.");
        var model = BytePairModel.Of(vocabulary, MergeList.Read(mergesPath), (vocabularyPath, null), mergesPath);
        var table = TokenTable.Of(vocabulary, vocabularyPath, null);
        IReadOnlyList<AddedToken> added = table.IdOf("<|endoftext|>") is { } id ? [new AddedToken(id, "<|endoftext|>")] : [];
        return new BytePairTokenizer(new TokenizerParts(table, added, SequenceTemplate.Plain), model, settings ?? new BytePairSettings());
    }

    // The published files of BERT and GPT-2 are older than the key "type"; Hugging Face's library, too, then goes by the other keys.
    private static string TypeOf(JsonPart model) => model.Find("type")?.Text() ?? (model.Find("merges") is null ? "WordPiece" : "BPE");

    private static WordPieceTokenizer WordPiece(string path, TokenizerConfig config)
    {
        var vocabulary = VocabularyText.Read(path);
        var lower = config.LowerCase ?? !vocabulary.Keys.Any(token => token is not ['[', .., ']'] && token.Any(char.IsUpper));
        var settings = new WordPieceSettings { LowerCase = lower, StripAccents = config.StripAccents ?? lower, SpaceIdeographs = config.SpaceIdeographs ?? true };
        return WordPiece(path, vocabulary, settings);
    }

    private static WordPieceTokenizer WordPiece(string path, Dictionary<string, int> vocabulary, WordPieceSettings settings)
    {
        var template = SequenceTemplate.Bert(Required("[CLS]"), Required("[SEP]"));
        var added = BertTokens.Where(vocabulary.ContainsKey).Select(token => new AddedToken(vocabulary[token], token));
        var table = TokenTable.Of(vocabulary, path, null);
        return new WordPieceTokenizer(new TokenizerParts(table, [.. added], template), vocabulary, Required(settings.Unknown), settings);

        int Required(string token) => vocabulary.TryGetValue(token, out var id) ? id : throw new TokenizerException(path, null, $"the vocabulary has no {token}.");
    }
}
