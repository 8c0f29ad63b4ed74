using System.Text;
using System.Text.Json.Nodes;
using Meld.Testing;
using Meld.Text.Tokenizers;
using Pretrained = Meld.Text.Tokenizers.Tokenizers;

namespace Meld.Tests.Text.Tokenizers;

public sealed class TokenizersTests
{
    private const string Words = "[PAD]\n[UNK]\n[CLS]\n[SEP]\nthe\n";

    [Theory]
    [InlineData("the", null, true)]
    [InlineData("The", null, false)]
    [InlineData("The", """{"do_lower_case": true}""", true)]
    [InlineData("the", """{"do_lower_case": false}""", false)]
    public void Load_VocabularyText_IsUncasedAsConfigOrWordsSay(string word, string? config, bool lower)
    {
        using var folder = new TemporaryDirectory();
        folder.Write("vocab.txt", Words + word + "2\n");
        if (config is not null) folder.Write("tokenizer_config.json", config);

        var tokenizer = Assert.IsType<WordPieceTokenizer>(Pretrained.Load(folder.Path));

        Assert.Equal((lower, lower, true), (tokenizer.Settings.LowerCase, tokenizer.Settings.StripAccents, tokenizer.Settings.SpaceIdeographs));
        Assert.Equal(6, tokenizer.VocabularySize);
    }

    [Fact]
    public void Load_VocabularyAndMerges_IsGpt2()
    {
        using var folder = new TemporaryDirectory();
        folder.Write("vocab.json", File.ReadAllBytes(TokenizerFixtures.PathOf("vocab.json")));
        folder.Write("merges.txt", File.ReadAllBytes(TokenizerFixtures.PathOf("merges.txt")));
        folder.Write("tokenizer_config.json", """{"add_prefix_space": true}""");

        Assert.True(Assert.IsType<BytePairTokenizer>(Pretrained.Load(folder.Path)).Settings.AddPrefixSpace);
    }

    [Fact]
    public void Load_TokenizerJson_EqualsVocabularyFiles()
    {
        foreach (var (json, expected) in new (JsonObject, Tokenizer)[] { (Bert(), TokenizerFixtures.WordPiece), (Gpt2(), TokenizerFixtures.BytePair) })
        {
            using var folder = new TemporaryDirectory();
            folder.Write("tokenizer.json", TokenizerJsonText.Bytes(json));
            var tokenizer = Pretrained.Load(folder.Path);

            Assert.Equal((expected.VocabularySize, expected.PaddingId), (tokenizer.VocabularySize, tokenizer.PaddingId));
            foreach (var text in RandomTexts.Make(seed: 11, count: 200))
            {
                Assert.Equal(Peer.Answer(expected.Encode(text), text), Peer.Answer(tokenizer.Encode(text), text));
                Assert.Equal(expected.EncodePair(text, "a").TypeIds, tokenizer.EncodePair(text, "a").TypeIds);
            }
        }
    }

    [Fact]
    public void FromJson_ModelWithType_EqualsThatWithout()
    {
        Assert.Equal(Read(Bert()).Encode("the café").Ids, Read(Changed(Bert(), "model.type", "\"WordPiece\"")).Encode("the café").Ids);
        Assert.Equal(Read(Gpt2()).Encode("the café").Ids, Read(Changed(Gpt2(), "model.type", "\"BPE\"")).Encode("the café").Ids);
    }

    [Fact]
    public void Load_MergesAsLists_EqualMergesAsTexts()
    {
        var (texts, lists) = (Gpt2(), Gpt2());
        lists["model"]!["merges"] = new JsonArray([.. lists["model"]!["merges"]!.AsArray().Select(merge => new JsonArray([.. merge!.GetValue<string>().Split(' ').Select(token => (JsonNode)token)]))]);

        foreach (var text in RandomTexts.Make(seed: 12, count: 50)) Assert.Equal(Read(texts).Encode(text).Ids, Read(lists).Encode(text).Ids);
    }

    [Theory]
    [InlineData("[PAD]\n[CLS]\n[SEP]\na\n", "the vocabulary has no [UNK].")]
    [InlineData("[PAD]\n[UNK]\n[SEP]\na\n", "the vocabulary has no [CLS].")]
    [InlineData("", "the vocabulary has no [CLS].")]
    [InlineData(Words + "x\nthe\n", "line 7: the token \"the\" is already on line 5.")]
    [InlineData(Words + "\nx\n", "line 6: the line is empty; every line is a token.")]
    public void WordPiece_DamagedVocabulary_NamesTheLine(string text, string expected)
    {
        using var folder = new TemporaryDirectory();
        var path = folder.Write("vocab.txt", text);

        var error = Assert.Throws<TokenizerException>(() => Pretrained.WordPiece(path));

        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WordPiece_MarkAndCarriageReturns_AreNoPartOfTokens()
    {
        using var folder = new TemporaryDirectory();
        var path = folder.Write("vocab.txt", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Words.Replace("\n", "\r\n", StringComparison.Ordinal).TrimEnd())]);

        Assert.Equal((0, 4), (Pretrained.WordPiece(path).IdOf("[PAD]"), Pretrained.WordPiece(path).IdOf("the")));
    }

    [Theory]
    [InlineData("h\u0120 x", "", "line 3: the token \"hĠ\" of the merge is not in the vocabulary.")]
    [InlineData("a b", "", "line 3: the token \"ab\" of the merge is not in the vocabulary.")]
    [InlineData("th e", "\nt h", "line 4: the merge of \"t\" and \"h\" occurs twice.")]
    [InlineData("a", "", "line 3: the line is not two tokens with a space between.")]
    [InlineData("a b c", "", "line 3: the line is not two tokens with a space between.")]
    [InlineData("", "\nt h", "line 3: the line is not two tokens with a space between.")]
    public void BytePair_DamagedMerges_NamesTheLine(string line, string rest, string expected)
    {
        using var folder = new TemporaryDirectory();
        var vocabulary = new JsonObject(Gpt2()["model"]!["vocab"]!.AsObject().Where(pair => pair.Key.Length == 1).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)null)));
        foreach (var token in new[] { "th", "the" }) vocabulary.Add(token, null);
        foreach (var (key, i) in vocabulary.Select((pair, i) => (pair.Key, i)).ToList()) vocabulary[key] = i;
        var merges = folder.Write("merges.txt", $"#version: 0.2\nt h\n{line}{rest}\n");

        var error = Assert.Throws<TokenizerException>(() => Pretrained.BytePair(folder.Write("vocab.json", vocabulary.ToJsonString()), merges));

        Assert.Equal($"{merges}, {expected}", error.Message);
    }

    [Theory]
    [InlineData("""{"a": 0, "a": 1}""", "the token \"a\" occurs twice.")]
    [InlineData("""{"a": 0, "b": 2}""", "the byte 0 has no token \"Ā\"; GPT-2's vocabularies have all 256.")]
    [InlineData("""{"a": 0.5}""", "key \"a\": it is no whole number of 32 bits.")]
    [InlineData("""{"a": "0"}""", "key \"a\": it is no whole number of 32 bits.")]
    [InlineData("""["a"]""", "it is no object.")]
    [InlineData("{\"a\": 0,\n", "line 2: it is no valid JSON.")]
    [InlineData("""{"\ud800": 0}""", "one of its keys escapes half a surrogate pair.")]
    [InlineData("""{"<s>": 0, "</s>": 1}""", "it is a vocabulary of RoBERTa, whose special tokens only a tokenizer.json describes.")]
    public void BytePair_DamagedVocabulary_NamesTheKey(string json, string expected)
    {
        using var folder = new TemporaryDirectory();
        var (vocabulary, merges) = (folder.Write("vocab.json", json), folder.Write("merges.txt", ""));

        var error = Assert.Throws<TokenizerException>(() => Pretrained.BytePair(vocabulary, merges));

        Assert.StartsWith(vocabulary, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model.type", "\"Unigram\"", "key model.type: the model \"Unigram\" is not supported; WordPiece and BPE are.")]
    [InlineData("version", "\"2.0\"", "key version: only version 1.0 is known.")]
    [InlineData("normalizer.type", "\"NFC\"", "key normalizer.type: \"NFC\" is not supported; it must be \"BertNormalizer\".")]
    [InlineData("normalizer.lowercase", "1", "key normalizer.lowercase: it is neither true nor false.")]
    [InlineData("normalizer.lowercase", "null", "key normalizer.lowercase: it is missing.")]
    [InlineData("pre_tokenizer", "null", "key pre_tokenizer: it is missing.")]
    [InlineData("pre_tokenizer.type", "\"Whitespace\"", "key pre_tokenizer.type: \"Whitespace\" is not supported; it must be \"BertPreTokenizer\".")]
    [InlineData("post_processor.type", "\"Sequence\"", "key post_processor: the post-processor \"Sequence\" is not supported.")]
    [InlineData("post_processor.single", "[]", "key post_processor.single: it must hold the text A once and no other.")]
    [InlineData("decoder.type", "\"CTC\"", "key decoder.type: \"CTC\" is not supported; it must be \"WordPiece\".")]
    [InlineData("model.unk_token", "\"[OOV]\"", "key model.unk_token: the token \"[OOV]\" is not in the vocabulary.")]
    [InlineData("model.max_input_chars_per_word", "1000000", "key model.max_input_chars_per_word: it is 1000000; 1 to 200 are possible.")]
    [InlineData("model.vocab", "{\"[UNK]\": 0, \"a\": 0}", "key added_tokens[1]: the token \"[UNK]\" has id 1 here and 0 in the model.")]
    [InlineData("model.vocab", "{\"[UNK]\": 1, \"a\": 7}", "key model.vocab: the token \"a\" has id 7, but ids of 6 tokens run from 0 to 5.")]
    [InlineData("model.vocab", "{\"[UNK]\": 1, \"a\": 4}", "key model.vocab: the tokens \"a\" and \"[MASK]\" both have id 4.")]
    [InlineData("added_tokens", "[{\"id\": 0, \"content\": \"\"}]", "key added_tokens[0]: its content has 0 characters; 1 to 256 are possible.")]
    [InlineData("added_tokens", "[{\"id\": 0, \"content\": \"x\", \"single_word\": true}]", "key added_tokens[0]: single_word is not supported.")]
    [InlineData("added_tokens", "{}", "key added_tokens: it is no list.")]
    public void FromJson_UnknownOrDamagedPart_NamesTheKey(string key, string value, string expected)
    {
        var error = Assert.Throws<TokenizerException>(() => Read(Changed(Bert(), key, value)));

        Assert.EndsWith("tokenizer.json, " + expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("normalizer", "{\"type\": \"NFC\"}", "key normalizer: it is not supported with a BPE model; GPT-2 has none.")]
    [InlineData("pre_tokenizer.use_regex", "false", "key pre_tokenizer.use_regex: it must be true: GPT-2 cuts texts by its pattern.")]
    [InlineData("model.dropout", "0.1", "key model.dropout: it makes tokens random, which is not supported.")]
    [InlineData("model.end_of_word_suffix", "\"</w>\"", "key model.end_of_word_suffix: it is not supported; GPT-2 has none.")]
    [InlineData("model.byte_fallback", "true", "key model.byte_fallback: it is not supported; GPT-2 has it false.")]
    [InlineData("model.merges", "[\"a\"]", "key model.merges[0]: the merge is not of two tokens.")]
    [InlineData("model.merges", "[[\"a\", \"\"]]", "key model.merges[0]: the merge is not of two tokens.")]
    [InlineData("model.merges", "[\"q z\"]", "key model.merges[0]: the token \"qz\" of the merge is not in the vocabulary.")]
    public void FromJson_UnknownOrDamagedPartOfBytePairs_NamesTheKey(string key, string value, string expected)
    {
        var error = Assert.Throws<TokenizerException>(() => Read(Changed(Gpt2(), key, value)));

        Assert.EndsWith("tokenizer.json, " + expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NothingThere_SaysWhatIsNeeded()
    {
        using var folder = new TemporaryDirectory();

        Assert.Equal(
            $"{folder.Path}: the folder has no tokenizer; it needs tokenizer.json, vocab.txt, or vocab.json and merges.txt.",
            Assert.Throws<TokenizerException>(() => Pretrained.Load(folder.Path)).Message);
        Assert.EndsWith("absent.txt: there is no such file.", Assert.Throws<TokenizerException>(() => Pretrained.WordPiece(Path.Combine(folder.Path, "absent.txt"))).Message, StringComparison.Ordinal);
        Assert.Contains("it cannot be read", Assert.Throws<TokenizerException>(() => Pretrained.FromJson(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_HostileFiles_AreRefused()
    {
        using var folder = new TemporaryDirectory();

        Assert.EndsWith("it is no valid JSON.", Refused(Encoding.UTF8.GetBytes(new string('[', 1_000_000))), StringComparison.Ordinal);
        Assert.EndsWith("one of its keys escapes half a surrogate pair.", Refused("""{"\ud800 and more": 0}"""u8.ToArray()), StringComparison.Ordinal);
        Assert.EndsWith("it is not UTF-8.", Refused([(byte)'"', 0xFF, (byte)'"']), StringComparison.Ordinal);
        Assert.EndsWith("it is larger than 16 MiB, which no tokenizer of these models is.", Refused(new byte[(16 << 20) + 1]), StringComparison.Ordinal);

        string Refused(byte[] bytes) => Assert.Throws<TokenizerException>(() => Pretrained.FromJson(folder.Write("tokenizer.json", bytes))).Message;
    }

    [Fact]
    public void FromJson_KeyThatMovesTheCursor_IsShownEscaped()
    {
        var json = Bert();
        json["post_processor"]!["single"]![0]!["SpecialToken"]!["id"] = "\u001b[2J" + new string('x', 500);

        var error = Assert.Throws<TokenizerException>(() => Read(json));

        Assert.Contains("key post_processor.special_tokens.\\u001b[2Jxxx", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("x…: it is missing.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_FilesThatMultiplyThemselves_AreRefusedInBoundedMemory()
    {
        var special = JsonNode.Parse("""{"SpecialToken": {"id": "[CLS]", "type_id": 0}}""")!;
        var (parts, tokens, merges) = (Bert(), Bert(), Gpt2());
        parts["post_processor"]!["single"] = new JsonArray([.. Enumerable.Range(0, 65).Select(_ => special.DeepClone())]);
        tokens["post_processor"]!["special_tokens"]!["[CLS]"]!["ids"] = new JsonArray([.. Enumerable.Range(0, 65).Select(_ => (JsonNode)2)]);
        merges["model"]!["merges"] = new JsonArray([.. Enumerable.Range(0, 1_000_000).Select(_ => (JsonNode)0)]);

        Assert.EndsWith("key post_processor.single: it has more than 64 items.", Refused(parts), StringComparison.Ordinal);
        Assert.EndsWith("key post_processor.special_tokens.[CLS].ids: it has more than 64 items.", Refused(tokens), StringComparison.Ordinal);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.EndsWith("key model.merges[0]: it is no text.", Refused(merges), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);

        static string Refused(JsonObject json) => Assert.Throws<TokenizerException>(() => Read(json)).Message;
    }

    private static JsonObject Bert() => TokenizerJsonText.Bert(TokenizerFixtures.PathOf("vocab.txt"));

    private static JsonObject Gpt2() => TokenizerJsonText.Gpt2((TokenizerFixtures.PathOf("vocab.json"), TokenizerFixtures.PathOf("merges.txt")));

    private static JsonObject Changed(JsonObject json, string key, string value)
    {
        var keys = key.Split('.');
        JsonNode node = json;
        foreach (var name in keys[..^1]) node = node[name]!;
        node[keys[^1]] = JsonNode.Parse(value);
        return json;
    }

    private static Tokenizer Read(JsonObject json)
    {
        using var folder = new TemporaryDirectory();
        return Pretrained.FromJson(folder.Write("tokenizer.json", TokenizerJsonText.Bytes(json)));
    }
}
