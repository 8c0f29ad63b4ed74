using Meld.Text.Tokenizers.BytePairs;

namespace Meld.Text.Tokenizers.Files;

/// <summary>A <c>tokenizer.json</c> whose model is BPE over bytes.</summary>
internal static class BytePairJson
{
    /// <summary>The tokenizer.</summary>
    /// <exception cref="TokenizerException">A part is incomplete or not one of GPT-2's.</exception>
    public static BytePairTokenizer Read(JsonPart root)
    {
        var model = root.Get("model");
        RequirePlain(model);
        var vocabulary = VocabularyJson.Read(model.Get("vocab"));
        var merges = BytePairModel.Of(vocabulary, MergeList.Read(model.Get("merges")), (root.File, model.Get("vocab").Place), root.File);
        var ids = new Dictionary<string, int>(vocabulary, StringComparer.Ordinal);
        var added = AddedTokensJson.Read(root, ids);
        var table = TokenTable.Of(ids, root.File, model.Get("vocab").Place);
        return new BytePairTokenizer(new TokenizerParts(table, added, new TemplateJson(root, table).Read()), merges, Settings(root));
    }

    private static void RequirePlain(JsonPart model)
    {
        if (model.Find("dropout") is { } dropout) throw dropout.Error("it makes tokens random, which is not supported.");
        foreach (var name in new[] { "continuing_subword_prefix", "end_of_word_suffix" })
        {
            if (model.Find(name) is { } affix && affix.Text().Length > 0) throw affix.Error("it is not supported; GPT-2 has none.");
        }
        foreach (var name in new[] { "byte_fallback", "ignore_merges" })
        {
            if (model.Find(name) is { } flag && flag.Flag()) throw flag.Error("it is not supported; GPT-2 has it false.");
        }
    }

    private static BytePairSettings Settings(JsonPart root)
    {
        if (root.Find("normalizer") is { } normalizer) throw normalizer.Error("it is not supported with a BPE model; GPT-2 has none.");
        root.RequireType("pre_tokenizer", "ByteLevel");
        var words = root.Get("pre_tokenizer");
        if (words.Find("use_regex") is { } pattern && !pattern.Flag()) throw pattern.Error("it must be true: GPT-2 cuts texts by its pattern.");
        if (root.Find("decoder") is not null) root.RequireType("decoder", "ByteLevel");
        var settings = new BytePairSettings { AddPrefixSpace = words.Get("add_prefix_space").Flag() };
        if (root.Find("post_processor") is not { } ends || ends.Get("type").Text() is not ("ByteLevel" or "RobertaProcessing")) return settings;
        return settings with { TrimOffsets = ends.Get("trim_offsets").Flag(), KeepFirstSpace = ends.Get("add_prefix_space").Flag() };
    }
}
