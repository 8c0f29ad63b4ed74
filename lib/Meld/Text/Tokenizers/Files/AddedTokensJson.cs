namespace Meld.Text.Tokenizers.Files;

/// <summary>The <c>added_tokens</c> of a <c>tokenizer.json</c>.</summary>
internal static class AddedTokensJson
{
    // Finding the longest of the tokens that begin at a place takes time by this.
    private const int LongestContent = 256;

    /// <summary>The added tokens; adds to the ids those that the model does not have.</summary>
    /// <param name="root">The whole file.</param>
    /// <param name="ids">The model's ids of tokens.</param>
    /// <exception cref="TokenizerException">A token is incomplete, comes twice, has another id in the model, or asks for what is not supported.</exception>
    public static IReadOnlyList<AddedToken> Read(JsonPart root, Dictionary<string, int> ids)
    {
        var tokens = new List<AddedToken>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in root.Find("added_tokens")?.Items() ?? [])
        {
            var token = Read(item);
            if (!known.Add(token.Content)) throw item.Error($"the token {TokenizerException.Quote(token.Content)} is already in the list.");
            if (!ids.TryAdd(token.Content, token.Id) && ids[token.Content] != token.Id)
                throw item.Error($"the token {TokenizerException.Quote(token.Content)} has id {token.Id} here and {ids[token.Content]} in the model.");
            tokens.Add(token);
        }
        return tokens;
    }

    private static AddedToken Read(JsonPart item)
    {
        var content = item.Get("content").Text();
        if (content.Length is 0 or > LongestContent) throw item.Error($"its content has {content.Length} characters; 1 to {LongestContent} are possible.");
        if (Flag("single_word", false)) throw item.Error("single_word is not supported.");
        var special = Flag("special", false);
        return new AddedToken(item.Get("id").Number(), content, special, Flag("normalized", !special), Flag("lstrip", false), Flag("rstrip", false));

        bool Flag(string name, bool otherwise) => item.Find(name)?.Flag() ?? otherwise;
    }
}
