namespace Meld.Text.Tokenizers.Files;

/// <summary>A <c>tokenizer.json</c> whose model is WordPiece.</summary>
internal static class WordPieceJson
{
    // Looking for the longest piece takes time by the cube of this.
    private const int LongestWord = 200;

    /// <summary>The tokenizer.</summary>
    /// <exception cref="TokenizerException">A part is incomplete or not one of BERT's.</exception>
    public static WordPieceTokenizer Read(JsonPart root)
    {
        var model = root.Get("model");
        var vocabulary = VocabularyJson.Read(model.Get("vocab"));
        var ids = new Dictionary<string, int>(vocabulary, StringComparer.Ordinal);
        var added = AddedTokensJson.Read(root, ids);
        var table = TokenTable.Of(ids, root.File, model.Get("vocab").Place);
        var settings = Settings(root, model);
        root.RequireType("pre_tokenizer", "BertPreTokenizer");
        if (root.Find("post_processor")?.Get("type") is { } type && type.Text() == "ByteLevel") throw type.Error("the post-processor \"ByteLevel\" is not BERT's.");
        var unknown = vocabulary.TryGetValue(settings.Unknown, out var id)
            ? id
            : throw model.Get("unk_token").Error($"the token {TokenizerException.Quote(settings.Unknown)} is not in the vocabulary.");
        return new WordPieceTokenizer(new TokenizerParts(table, added, new TemplateJson(root, table).Read()), vocabulary, unknown, settings);
    }

    private static WordPieceSettings Settings(JsonPart root, JsonPart model)
    {
        var settings = new WordPieceSettings
        {
            Unknown = model.Get("unk_token").Text(),
            ContinuationPrefix = model.Get("continuing_subword_prefix").Text(),
            LongestWord = WordLimit(model.Get("max_input_chars_per_word")),
            CleanDecoded = Cleanup(root, model),
            LowerCase = false,
            StripAccents = false,
            CleanText = false,
            SpaceIdeographs = false,
        };
        if (root.Find("normalizer") is not { } normalizer) return settings;
        root.RequireType("normalizer", "BertNormalizer");
        var lower = normalizer.Get("lowercase").Flag();
        return settings with
        {
            LowerCase = lower,
            StripAccents = normalizer.Find("strip_accents")?.Flag() ?? lower,
            CleanText = normalizer.Get("clean_text").Flag(),
            SpaceIdeographs = normalizer.Get("handle_chinese_chars").Flag(),
        };
    }

    private static int WordLimit(JsonPart limit)
    {
        var number = limit.Number();
        return number is >= 1 and <= LongestWord ? number : throw limit.Error($"it is {number}; 1 to {LongestWord} are possible.");
    }

    private static bool Cleanup(JsonPart root, JsonPart model)
    {
        if (root.Find("decoder") is not { } decoder) return true;
        root.RequireType("decoder", "WordPiece");
        var prefix = decoder.Get("prefix");
        if (prefix.Text() != model.Get("continuing_subword_prefix").Text()) throw prefix.Error("it is not the model's continuing_subword_prefix.");
        return decoder.Get("cleanup").Flag();
    }
}
