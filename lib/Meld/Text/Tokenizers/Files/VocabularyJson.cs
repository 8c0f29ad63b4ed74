namespace Meld.Text.Tokenizers.Files;

/// <summary>A vocabulary as a JSON object: the id of each token, as in GPT-2's <c>vocab.json</c> and under <c>model.vocab</c> of a <c>tokenizer.json</c>.</summary>
internal static class VocabularyJson
{
    /// <summary>The id of each token.</summary>
    /// <exception cref="TokenizerException">It is no such object, or a token comes twice.</exception>
    public static Dictionary<string, int> Read(JsonPart vocabulary)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (token, id) in vocabulary.Properties())
        {
            if (!ids.TryAdd(token, id.Number())) throw vocabulary.Error($"the token {TokenizerException.Quote(token)} occurs twice.");
        }
        return ids;
    }
}
