namespace Meld.Text.Tokenizers.Files;

/// <summary>What the <c>tokenizer_config.json</c> beside a vocabulary says; of what it does not say, null.</summary>
/// <param name="LowerCase">Whether the model is uncased.</param>
/// <param name="StripAccents">Whether accents are stripped.</param>
/// <param name="SpaceIdeographs">Whether Chinese characters are words.</param>
/// <param name="AddPrefixSpace">Whether a text is given a space before it.</param>
internal sealed record TokenizerConfig(bool? LowerCase = null, bool? StripAccents = null, bool? SpaceIdeographs = null, bool? AddPrefixSpace = null)
{
    /// <summary>That of a folder; one that says nothing where there is none.</summary>
    /// <exception cref="TokenizerException">It is damaged.</exception>
    public static TokenizerConfig Read(string folder)
    {
        var path = Path.Combine(folder, "tokenizer_config.json");
        return File.Exists(path) ? JsonPart.Read(path, Read) : new TokenizerConfig();
    }

    private static TokenizerConfig Read(JsonPart root)
    {
        return new TokenizerConfig(Flag("do_lower_case"), Flag("strip_accents"), Flag("tokenize_chinese_chars"), Flag("add_prefix_space"));

        bool? Flag(string name) => root.Find(name)?.Flag();
    }
}
