using System.Text.Json;
using System.Text.Json.Nodes;

namespace Meld.Tests.Text.Tokenizers;

/// <summary>
/// A <c>tokenizer.json</c> as those of the published models, to change and to write. Their models have no type: with the words of bert-base-uncased this is to
/// the byte as long as the published file, 466,062 bytes.
/// </summary>
internal static class TokenizerJsonText
{
    private static readonly string[] BertTokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

    /// <summary>That of BERT, uncased, with the words of a <c>vocab.txt</c>.</summary>
    public static JsonObject Bert(string vocabularyPath)
    {
        var vocabulary = new JsonObject();
        foreach (var token in File.ReadLines(vocabularyPath)) vocabulary.Add(token, vocabulary.Count);
        return new JsonObject
        {
            ["version"] = "1.0",
            ["truncation"] = null,
            ["padding"] = null,
            ["added_tokens"] = new JsonArray([.. BertTokens.Select(token => Added(token, (int)vocabulary[token]!))]),
            ["normalizer"] = JsonNode.Parse("""{"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true, "strip_accents": null, "lowercase": true}"""),
            ["pre_tokenizer"] = JsonNode.Parse("""{"type": "BertPreTokenizer"}"""),
            ["post_processor"] = Template((int)vocabulary["[CLS]"]!, (int)vocabulary["[SEP]"]!),
            ["decoder"] = JsonNode.Parse("""{"type": "WordPiece", "prefix": "##", "cleanup": true}"""),
            ["model"] = new JsonObject
            {
                ["unk_token"] = "[UNK]",
                ["continuing_subword_prefix"] = "##",
                ["max_input_chars_per_word"] = 100,
                ["vocab"] = vocabulary,
            },
        };
    }

    /// <summary>That of GPT-2 with the tokens and merges of its two files.</summary>
    public static JsonObject Gpt2((string Vocabulary, string Merges) paths)
    {
        var vocabulary = JsonNode.Parse(File.ReadAllText(paths.Vocabulary))!.AsObject();
        var merges = File.ReadLines(paths.Merges).Where(line => !line.StartsWith("#version", StringComparison.Ordinal));
        return new JsonObject
        {
            ["version"] = "1.0",
            ["truncation"] = null,
            ["padding"] = null,
            ["added_tokens"] = new JsonArray(Added("<|endoftext|>", (int)vocabulary["<|endoftext|>"]!)),
            ["normalizer"] = null,
            ["pre_tokenizer"] = ByteLevel(trimOffsets: true),
            ["post_processor"] = ByteLevel(trimOffsets: false),
            ["decoder"] = ByteLevel(trimOffsets: true),
            ["model"] = new JsonObject
            {
                ["dropout"] = null,
                ["unk_token"] = null,
                ["continuing_subword_prefix"] = "",
                ["end_of_word_suffix"] = "",
                ["fuse_unk"] = false,
                ["vocab"] = vocabulary,
                ["merges"] = new JsonArray([.. merges.Select(line => (JsonNode)line)]),
            },
        };
    }

    /// <summary>An added token.</summary>
    public static JsonObject Added(string content, int id, bool special = true, bool normalized = false, bool left = false, bool right = false) => new()
    {
        ["id"] = id,
        ["content"] = content,
        ["single_word"] = false,
        ["lstrip"] = left,
        ["rstrip"] = right,
        ["normalized"] = normalized,
        ["special"] = special,
    };

    /// <summary>The file as bytes.</summary>
    public static byte[] Bytes(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json);

    private static JsonObject ByteLevel(bool trimOffsets) => new JsonObject
    {
        ["type"] = "ByteLevel",
        ["add_prefix_space"] = false,
        ["trim_offsets"] = trimOffsets,
        ["use_regex"] = true,
    };

    private static JsonNode Template(int cls, int sep) => JsonNode.Parse($$$"""
        {
          "type": "TemplateProcessing",
          "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
          "pair": [
            {"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "[SEP]", "type_id": 0}},
            {"Sequence": {"id": "B", "type_id": 1}}, {"SpecialToken": {"id": "[SEP]", "type_id": 1}}],
          "special_tokens": {
            "[CLS]": {"id": "[CLS]", "ids": [{{{cls}}}], "tokens": ["[CLS]"]}, "[SEP]": {"id": "[SEP]", "ids": [{{{sep}}}], "tokens": ["[SEP]"]}}
        }
        """)!;
}
